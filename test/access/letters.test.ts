import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SMTPServer } from 'smtp-server';
import { openLog } from '../../src/platform/log.js';
import { openPost } from '../../src/platform/post.js';
import { openBrowser } from '../support/browser.js';
import { createWorld, type World } from '../support/world.js';

const letters: { to: string[]; text: string }[] = [];
let smtp: SMTPServer;
let world: World;
beforeAll(async () => {
  smtp = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS'] },
    onData(stream, session, done) {
      let text = '';
      stream.on('data', (chunk: Buffer) => {
        text += chunk.toString();
      });
      stream.on('end', () => {
        letters.push({ to: session.envelope.rcptTo.map(({ address }) => address), text });
        done();
      });
    },
  });
  const listening = smtp.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const url = `smtp://127.0.0.1:${(listening.address() as AddressInfo).port}`;
  const post = openPost({ url, from: 'Riparo <riparo@example.org>' }, openLog('silent'));
  world = await createWorld({ installation: { post } });
});
afterAll(async () => {
  await world.close();
  await new Promise<void>((resolve) => smtp.close(resolve));
});

async function lettersTo(address: string, count: number) {
  for (let waited = 0; waited < 300; waited++) {
    const found = letters.filter(({ to }) => to.includes(address));
    if (found.length >= count) return found;
    await pause(10);
  }
  return letters.filter(({ to }) => to.includes(address));
}
/** The link as a mail program shows it. */
const linkIn = (text: string) =>
  /http\S+#\S+/.exec(text.replaceAll('=\r\n', '').replaceAll('=3D', '='))?.[0] ?? '';

describe('where e-mail can be sent', () => {
  test('an invitation goes to the invited alone, and who invites never sees the link', async () => {
    const coordinator = await world.given.coordinator({ district: await world.given.district() });
    const { data } = await world.ask(
      coordinator,
      'mutation ($input: InvitePersonInput!) { invitePerson(input: $input) { isSent link } }',
      { input: { email: 'anna.neri@example.org', name: 'Anna Neri', roles: ['SOCIAL_WORKER'] } },
    );
    expect(data.invitePerson).toEqual({ isSent: true, link: null });
    const [letter] = await lettersTo('anna.neri@example.org', 1);
    expect(letter?.text).not.toContain('Neri <');
    const input = {
      token: linkIn(letter?.text ?? '').split('#')[1],
      password: 'tartaruga lampone bicicletta',
    };
    const { code } = await openBrowser(world.app).ask(
      'mutation ($input: LinkPasswordInput!) { acceptInvitation(input: $input) { id } }',
      { input },
    );
    expect(code).toBeNull();
  });

  test('a forgotten password is answered alike whether or not somebody has the e-mail', async () => {
    const organisation = await world.given.organisation();
    const person = await world.given.person({ roles: ['SHELTER_OPERATOR'], organisation });
    const ask = (email: string) =>
      world.ask(null, 'mutation ($email: String!) { requestPasswordReset(input: { email: $email }) }', {
        email,
      });
    const answers = [await ask(person.email), await ask('nobody@example.org')];
    expect(answers[0]).toEqual(answers[1]);
    const [letter] = await lettersTo(person.email, 1);
    const input = {
      token: linkIn(letter?.text ?? '').split('#')[1],
      password: 'tartaruga lampone bicicletta',
    };
    const { data } = await world.ask(
      null,
      'mutation ($input: LinkPasswordInput!) { resetPassword(input: $input) }',
      {
        input,
      },
    );
    expect(data).toEqual({ resetPassword: true });
    expect(await lettersTo('nobody@example.org', 1)).toEqual([]);
  });

  test('nobody is buried in letters by somebody else', async () => {
    const organisation = await world.given.organisation();
    const person = await world.given.person({ roles: ['SHELTER_OPERATOR'], organisation });
    const ask = () =>
      world.ask(null, 'mutation ($email: String!) { requestPasswordReset(input: { email: $email }) }', {
        email: person.email,
      });
    for (let time = 0; time < 6; time++) await ask();
    expect((await lettersTo(person.email, 6)).length).toBeLessThanOrEqual(3);
  });
});

test('where no e-mail can be sent, the coordinator is the way', async () => {
  const silent = await createWorld();
  const { code } = await silent.ask(
    null,
    'mutation { requestPasswordReset(input: { email: "a@example.org" }) }',
  );
  expect(code).toBe('NO_POST');
  await silent.close();
});
