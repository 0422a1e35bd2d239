import { describe, expect, test } from '@jest/globals';
import { nameTwiceIn } from '../../src/platform/json-text.rules.js';
import { networkPrefixOf } from '../../src/platform/network-prefix.js';
import { Allowances } from '../../src/platform/sharing/allowances.js';
import { accountSpender, networkSpender } from '../../src/platform/sharing/spender.rules.js';

const limits = { ofAccount: 100, ofNetwork: 10, ofEntrance: 5 };
const ada = accountSpender('ada');

describe('an allowance', () => {
  test('is counted here at once, and elsewhere as it is heard', () => {
    const here = new Allowances(limits);
    const there = new Allowances(limits);
    expect(here.spend(ada, 60)).toMatchObject({ limit: 100, remaining: 40 });
    expect(there.spend(ada, 30)).toMatchObject({ remaining: 70 });
    const [told] = here.takeUntold();
    const [also] = there.takeUntold();
    const sum = { spender: 'account ada', minute: told?.minute ?? 0, units: 90 };
    expect([told?.units, also?.units]).toEqual([60, 30]);
    const now = Date.now();
    here.hear([sum], now);
    there.hear([sum], now);
    expect(here.left(ada).remaining).toBe(10);
    expect(() => there.spend(ada, 20)).toThrow(expect.objectContaining({ code: 'RATE_LIMITED' }));
    expect(there.takeUntold()).toEqual([]);
  });

  test('is another for a network than for an account', () => {
    const allowances = new Allowances(limits);
    expect(() => allowances.spend(networkSpender('x'), 11)).toThrow();
    expect(allowances.spend(ada, 11)).toMatchObject({ remaining: 89 });
  });

  test('of more networks than anybody has is one for the rest', () => {
    const allowances = new Allowances(limits);
    for (let at = 0; at < 60_000; at++) allowances.count(networkSpender(String(at)), 1);
    expect(allowances.admits(networkSpender('one more'))).toBe(false);
    expect(allowances.admits(networkSpender('1'))).toBe(true);
    expect(allowances.admits(ada)).toBe(true);
  });
});

test.each([
  ['192.0.2.77', '192.0.2.0/24'],
  ['::ffff:192.0.2.77', '192.0.2.0/24'],
  ['2001:db8:1:aa77:1::9', '2001:db8:1:aa00::/56'],
  ['2001:db8::1', '2001:db8:0:0::/56'],
  ['::1', '0:0:0:0::/56'],
  [undefined, 'unknown'],
  ['nonsense', 'unknown'],
])('the network of %s is %s', (address, network) => expect(networkPrefixOf(address)).toBe(network));

test.each([
  ['{"a":1,"b":{"a":2},"c":[{"a":1},{"a":1}]}', null],
  ['{"a":1,"a":2}', 'a'],
  ['{"b":{"a":1,"\\u0061":2}}', 'a'],
  ['{"a":"x\\",\\"a\\":1","b":"{\\"a\\":1}"}', null],
  ['[{"a":1,"b":[],"a":{}}]', 'a'],
  ['{"a":"b","b":"a"}', null],
  ['{"__proto__":1,"__proto__":2}', '__proto__'],
])('a name twice in %s is %s', (text, name) => expect(nameTwiceIn(text)).toBe(name));
