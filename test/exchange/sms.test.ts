import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import request, { type Response } from 'supertest';
import type { TextMessage } from '../../src/platform/installation.js';
import { openLog } from '../../src/platform/log.js';
import { signedHeaders, signedId } from '../../src/platform/signed-message.js';
import { openSms } from '../../src/platform/sms.js';
import type { ShelterFacts } from '../support/given-shelters.js';
import { type LinkWorld, openLinkWorld } from './links.js';

let at: LinkWorld;
const secret = randomBytes(32);
const answers: TextMessage[] = [];
beforeAll(async () => {
  const sms = { secret, send: async (message: TextMessage) => void answers.push(message) };
  at = await openLinkWorld({ sms });
});
afterAll(() => at.world.close());

let serial = 0;
const newNumber = () => `+39 333 ${String(++serial).padStart(7, '0')}`;
const plain = (number: string) => number.replaceAll(' ', '');

const deliver = (body: string, headers: object): Promise<Response> =>
  Promise.resolve(
    request(at.world.app.http)
      .post('/sms/inbound')
      .set('Content-Type', 'application/json')
      .set({ ...headers })
      .send(body),
  );
const write = async (from: string, text: string, id: string = randomUUID()): Promise<string | null> => {
  answers.length = 0;
  const body = JSON.stringify({ from: plain(from), text });
  const { status } = await deliver(body, signedHeaders(secret, id, new Date(), body));
  expect(status).toBe(204);
  expect(answers.every(({ to }) => to === plain(from))).toBe(true);
  return answers[0]?.text ?? null;
};
/** A shelter whose telephone has sent its code. */
const withPhone = async (facts: ShelterFacts = {}, phone = newNumber()) => {
  const shelter = await at.house(facts);
  const { data } = await at.links.make(at.operator, { shelterId: shelter.id, phone });
  const { smsCode, countLink } = data.createCountLink;
  await write(phone, `sì ${smsCode}`);
  return { phone, shelter, pool: shelter.pool, linkId: countLink.id as string };
};

describe('a registered telephone', () => {
  test('is kept as a tag and three figures, and counts only once it has sent its code', async () => {
    const [phone, shelter] = [newNumber(), await at.house()];
    const { data } = await at.links.make(at.operator, { shelterId: shelter.id, phone });
    const { smsCode, countLink } = data.createCountLink;
    expect(smsCode).toMatch(/^\d{6}$/);
    expect(countLink).toMatchObject({ phoneEnding: phone.slice(-3), isPhoneConfirmed: false });
    const [row] = await at.world.database.sql<{ text: string }>(
      'select l::text as text from count_link l where id = $1',
      [countLink.id],
    );
    expect(row?.text).not.toContain(plain(phone).slice(4));
    expect(await write(phone, 'POSTI 1')).toContain('non è registrato');
    expect((await at.figures(shelter.pool.id))?.revision).toBe(2);
    expect(await write(phone, `SI ${smsCode}`)).toContain('da questo numero ora può dire i posti liberi');
    expect(await write(phone, 'posti 1')).toMatch(/^Grazie\. Ore \d\d:\d\d, Uomini: 1 libero\.$/);
    expect(await at.figures(shelter.pool.id)).toMatchObject({ free: 1 });
    expect(await at.lastDeclaration(shelter.pool.id)).toMatchObject({
      channel: 'SMS',
      actor: at.operator.id,
    });
    const trail = await at.world.database.sql<{ what: string }>(
      "select e.details->>'what' as what from audit_entry e where e.details->>'linkId' = $1 order by e.seq",
      [countLink.id],
    );
    expect(trail.map(({ what }) => what)).toEqual(['MADE', 'PHONE_CONFIRMED', 'COUNTED']);
  });

  test('says full and as before, and is told what was understood', async () => {
    const { phone, pool } = await withPhone();
    expect(await write(phone, 'Pieno')).toMatch(/Uomini: 0 liberi\.$/);
    expect(await write(phone, 'come prima')).toMatch(/Uomini: 0 liberi\.$/);
    expect(await at.lastDeclaration(pool.id)).toMatchObject({ kind: 'REAFFIRMED', channel: 'SMS' });
    expect(await write(phone, 'aiuto')).toContain('POSTI 3');
    expect(await write(phone, 'abbiamo tre letti')).toContain('Non ho capito');
    expect(await write(phone, 'posti 99')).toBe('Non preso: i posti utilizzabili sono 6.');
  });

  test('of several pools is asked which, and names one by a few letters', async () => {
    const { phone, shelter } = await withPhone({ pools: [{ name: 'Donne' }, { name: 'Uomini' }] });
    expect(await write(phone, 'posti 1')).toBe(
      'Per quali posti? Aggiunga il nome, per esempio POSTI 3 Donne. Ci sono: Donne, Uomini.',
    );
    expect(await write(phone, 'posti 1 bambini')).toContain('Ci sono: Donne, Uomini.');
    expect(await write(phone, 'posti 4 don')).toMatch(/Donne: 4 liberi\.$/);
    expect(await at.figures(shelter.pool.id)).toMatchObject({ free: 4 });
  });

  test('delivered twice by its provider counts once, and is answered the same', async () => {
    const { phone, pool } = await withPhone();
    const id = randomUUID();
    const [one, two] = [await write(phone, 'posti 2', id), await write(phone, 'posti 2', id)];
    expect(two).toBe(one);
    expect((await at.figures(pool.id))?.revision).toBe(3);
  });

  test('that says stop is not answered again, and counts nothing', async () => {
    const { phone, pool } = await withPhone();
    expect(await write(phone, 'STOP')).toContain('Va bene');
    expect(await write(phone, 'posti 1')).toBeNull();
    expect((await at.figures(pool.id))?.revision).toBe(2);
  });

  test('ends with its link: revoked, expired', async () => {
    const { phone, pool, linkId } = await withPhone();
    await at.links.revoke(at.operator, linkId);
    await write(phone, 'posti 1');
    expect((await at.figures(pool.id))?.revision).toBe(2);
  });

  test('belongs to one link: the one it confirmed last', async () => {
    const phone = newNumber();
    const first = await withPhone({}, phone);
    const second = await withPhone({ pools: [{ name: 'Altrove', authorised: 9 }] }, phone);
    expect(await write(phone, 'posti 1')).toMatch(/Altrove: 1 libero\.$/);
    expect((await at.figures(first.pool.id))?.revision).toBe(2);
    expect((await at.figures(second.pool.id))?.revision).toBe(3);
  });
});

describe('an unknown telephone', () => {
  test('is answered once, politely, and then there is silence', async () => {
    const phone = newNumber();
    expect(await write(phone, 'posti 3')).toContain('Questo numero non è registrato');
    for (const text of ['posti 3', 'aiuto', 'stop', 'SI 000000']) expect(await write(phone, text)).toBeNull();
  });

  test('that guesses codes is not listened to after five', async () => {
    const [phone, shelter] = [newNumber(), await at.house()];
    const { data } = await at.links.make(at.operator, { shelterId: shelter.id, phone });
    const { smsCode } = data.createCountLink;
    const wrong = smsCode === '000000' ? '111111' : '000000';
    for (let nth = 0; nth < 5; nth++) await write(phone, `SI ${wrong}`);
    expect(await write(phone, `SI ${smsCode}`)).toBeNull();
    expect(await write(phone, 'posti 1')).toBeNull();
  });

  test('cannot use the code of another', async () => {
    const [mine, theirs, shelter] = [newNumber(), newNumber(), await at.house()];
    const { data } = await at.links.make(at.operator, { shelterId: shelter.id, phone: mine });
    expect(await write(theirs, `SI ${data.createCountLink.smsCode}`)).toContain('non è registrato');
  });
});

describe('the door of the provider', () => {
  const body = () => JSON.stringify({ from: '+393330000000', text: 'posti 3' });
  test('opens to a signature over this body, of these minutes, by the shared secret, and to nothing else', async () => {
    const good = signedHeaders(secret, 'a', new Date(), body());
    const wrong: object[] = [
      {},
      signedHeaders(randomBytes(32), 'a', new Date(), body()),
      signedHeaders(secret, 'a', new Date(Date.now() - 600_000), body()),
      signedHeaders(secret, 'a', new Date(), `${body()} `),
      { ...good, 'webhook-id': 'b' },
      { ...good, 'webhook-timestamp': String(Number(good['webhook-timestamp']) + 1) },
      { ...good, 'webhook-signature': 'v1,' },
    ];
    for (const headers of wrong) {
      const { status, body: said } = await deliver(body(), headers);
      expect([status, said.errors[0].extensions.code]).toEqual([401, 'NOT_SIGNED_IN']);
    }
    expect((await deliver(body(), good)).status).toBe(204);
  });

  test('lets in no message that is none, though signed', async () => {
    for (const text of ['[]', 'null', '{"from":"x","text":"posti 3"}', '{"from":"+393330000000"}', 'x']) {
      const { status } = await deliver(text, signedHeaders(secret, randomUUID(), new Date(), text));
      expect(status).toBe(401);
    }
  });

  test('no number and no word of a message comes into the log', async () => {
    const { phone } = await withPhone();
    await write(phone, 'posti 1 segretissimo');
    const whole = at.lines.join('\n');
    expect(whole).toContain('/sms/inbound');
    for (const mark of [plain(phone), plain(phone).slice(3), 'segretissimo'])
      expect(whole).not.toContain(mark);
  });
});

test('a message to the provider is signed, and a refusal of the provider is not taken for a yes', async () => {
  const got: { id: string | null; body: string }[] = [];
  const provider = createServer((asked, answer) => {
    const parts: Buffer[] = [];
    asked.on('data', (part: Buffer) => parts.push(part));
    asked.on('end', () => {
      const body = Buffer.concat(parts).toString();
      got.push({ id: signedId(secret, asked.headers, { body, now: new Date() }), body });
      answer.writeHead(body.includes('no') ? 500 : 204).end();
    });
  });
  await once(provider.listen(0, '127.0.0.1'), 'listening');
  const { port } = provider.address() as AddressInfo;
  const line = openSms(
    { url: `http://127.0.0.1:${port}/`, secret: secret.toString('base64') },
    openLog('silent'),
  );
  await line.send({ to: '+393331112223', text: 'Grazie' });
  expect(got).toEqual([{ id: expect.any(String), body: '{"to":"+393331112223","text":"Grazie"}' }]);
  await expect(line.send({ to: '+393331112223', text: 'no' })).rejects.toThrow('did not take');
  provider.close();
});
