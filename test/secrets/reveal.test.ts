import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { notHolding } from '../placements/acts.js';
import { openSealed } from '../support/sealed.js';
import { createWorld, type World } from '../support/world.js';
import {
  address,
  audited,
  expected,
  readAgain,
  reason,
  reveal,
  type SecretWorld,
  secretIn,
} from './secret-place.js';

let world: World;
let secret: SecretWorld;
beforeAll(async () => {
  world = await createWorld();
  secret = await secretIn(world);
});
afterAll(() => world.close());

describe('the address of a guarded shelter', () => {
  test('is not for those who are not signed in, nor for other roles, nor for machines', async () => {
    const { placementId } = await expected(secret);
    expect((await reveal(world, null, placementId)).code).toBe('NOT_SIGNED_IN');
    expect((await readAgain(world, null, placementId)).code).toBe('NOT_SIGNED_IN');
    const system = await world.given.integration({
      district: secret.district,
      scopes: ['placements.hold', 'placements.read', 'interventions.write', 'addresses.reveal'],
    });
    const operator = await world.given.operator({ organisation: { id: secret.shelter.organisationId } });
    for (const other of [...(await notHolding(world, secret.district)), system, operator]) {
      expect((await reveal(world, other, placementId)).code).toBe('NOT_ALLOWED');
      expect((await readAgain(world, other, placementId)).code).toBe('NOT_ALLOWED');
    }
    expect(await audited(world, 'ADDRESS_REVEALED')).toEqual([]);
  });

  test('does not exist for a worker of another district, as for a placement that never was', async () => {
    const { placementId } = await expected(secret);
    const stranger = await world.given.worker({ district: await world.given.district() });
    const requestKey = randomUUID();
    const refused = await reveal(world, stranger, placementId, { requestKey });
    expect(refused.code).toBe('NOT_FOUND');
    expect(refused).toEqual(await reveal(world, stranger, randomUUID(), { requestKey }));
    expect(await readAgain(world, stranger, placementId)).toEqual(
      await readAgain(world, stranger, randomUUID()),
    );
  });

  test('is for the worker whom the case is with, not for the next desk nor the coordinator', async () => {
    const { placementId } = await expected(secret);
    const colleague = await world.given.worker({ district: secret.district });
    const coordinator = await world.given.coordinator({ district: secret.district });
    for (const other of [colleague, coordinator]) {
      expect((await reveal(world, other, placementId)).code).toBe('NOT_ASSIGNED');
      expect((await readAgain(world, other, placementId)).code).toBe('NOT_REVEALED');
    }
  });

  test('is told with a reason for three hours, and written down in the same act', async () => {
    const { placementId, interventionId } = await expected(secret);
    const { worker, shelter } = secret;
    const told = (await reveal(world, worker, placementId)).data.revealAddress;
    expect(told).toMatchObject({ placementId, address });
    const hours = (new Date(told.expiresAt).getTime() - (await world.clock.now()).getTime()) / 3_600_000;
    expect(hours).toBeGreaterThan(2.9);
    expect(hours).toBeLessThanOrEqual(3);
    const [entry] = (await audited(world, 'ADDRESS_REVEALED')).slice(-1);
    expect(entry).toMatchObject({ actor_id: worker.id, target_kind: 'SHELTER', target_ids: [shelter.id] });
    expect(entry?.details).toMatchObject({ placementId, interventionId, expiresAt: told.expiresAt });
    if (!entry?.reason_sealed) throw new Error('no reason');
    const sealed = { sealed: entry.reason_sealed, context: `audit_entry.reason:${entry.id}` };
    const kept = { kind: 'INTERVENTION', id: interventionId, ...sealed } as const;
    expect(await openSealed(world.database, world.secrets, kept)).toBe(reason);
    const everything = JSON.stringify(
      await world.database.sql('select details from audit_entry union all select outcome from request_key'),
    );
    expect(everything).not.toContain('Inventato');
  });

  test('may be read again meanwhile, each time written down, and by nobody else', async () => {
    const { placementId } = await expected(secret);
    await reveal(world, secret.worker, placementId);
    const before = (await audited(world, 'ADDRESS_REVEALED')).length;
    expect((await readAgain(world, secret.worker, placementId)).data.revealedAddress.address).toBe(address);
    expect((await readAgain(world, secret.worker, placementId)).code).toBeNull();
    const entries = await audited(world, 'ADDRESS_REVEALED');
    expect(entries).toHaveLength(before + 2);
    expect(entries.at(-1)?.details).toMatchObject({ again: true, placementId });
    const colleague = await world.given.worker({ district: secret.district });
    expect((await readAgain(world, colleague, placementId)).code).toBe('NOT_REVEALED');
  });

  test('leaves in an answer that nobody keeps', async () => {
    const { placementId } = await expected(secret);
    const query = `mutation { revealAddress(input: { placementId: "${placementId}", reason: "${reason}",
      requestKey: "${randomUUID()}" }) { address } }`;
    const answer = await request(world.app.http)
      .post('/graphql')
      .set('Authorization', `Bearer ${secret.worker.key}`)
      .send({ query });
    expect(answer.text).toContain('Inventato');
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  test('wants a reason in words', async () => {
    const { placementId } = await expected(secret);
    for (const said of ['', 'urgente', '                 ', '1234567890123'])
      expect((await reveal(world, secret.worker, placementId, { reason: said })).code).toBe('INVALID_INPUT');
  });
});

describe('no address', () => {
  test('is told before the shelter has agreed, after a lapse, and after a release, a refusal or an arrival', async () => {
    const { acts, worker, shelter } = secret;
    const caseId = await acts.openCase(worker);
    const held = await acts.hold(worker, caseId, shelter.pool.id);
    expect(await reveal(world, worker, held.id)).toMatchObject({
      code: 'WRONG_STATE',
      errors: [{ extensions: { details: { state: 'HELD' } } }],
    });
    await acts.done(worker, 'releasePlacement', { placementId: held.id });
    expect((await reveal(world, worker, held.id)).code).toBe('WRONG_STATE');
    const arrived = await expected(secret);
    await acts.done(worker, 'recordArrival', { placementId: arrived.placementId });
    expect((await reveal(world, worker, arrived.placementId)).code).toBe('WRONG_STATE');
    const refused = await expected(secret);
    await acts.done(worker, 'refusePlacement', {
      ...{ placementId: refused.placementId, actor: 'SHELTER', reason: 'NO_PLACE' },
    });
    expect((await reveal(world, worker, refused.placementId)).code).toBe('WRONG_STATE');
    const lapsing = await acts.hold(worker, caseId, shelter.pool.id, { minutes: 5 });
    await world.clock.advance('6 minutes');
    expect((await reveal(world, worker, lapsing.id)).code).toBe('HOLD_LAPSED');
    await world.clock.advance('-6 minutes');
  });

  test('is there of a shelter that takes part without one: call its contact', async () => {
    const lean = await secretIn(world, { secretAddress: undefined });
    const { placementId } = await expected(lean);
    const { code, errors } = await reveal(world, lean.worker, placementId);
    expect(code).toBe('ADDRESS_NOT_KEPT');
    expect(errors[0]?.message).toContain('Call its contact');
  });

  test('is secret of an open shelter: its directions tell it', async () => {
    const open = await secretIn(world, {
      ...{ secrecy: 'PUBLIC', secretAddress: undefined, meetingPoint: undefined },
    });
    const { placementId } = await expected(open);
    expect((await reveal(world, open.worker, placementId)).code).toBe('ADDRESS_NOT_SECRET');
  });
});

describe('what was revealed ends', () => {
  test.each([
    ['the placement is released', 'releasePlacement', {}],
    ['the shelter says no', 'refusePlacement', { actor: 'SHELTER', reason: 'NO_PLACE' }],
    ['the guests arrive', 'recordArrival', {}],
    ['the guests never come', 'recordNoShow', {}],
  ] as const)('when %s', async (_, verb, more) => {
    const { placementId } = await expected(secret);
    const requestKey = randomUUID();
    await reveal(world, secret.worker, placementId, { requestKey });
    await secret.acts.done(secret.worker, verb, { placementId, ...more });
    expect((await readAgain(world, secret.worker, placementId)).code).toBe('GRANT_ENDED');
    const again = await reveal(world, secret.worker, placementId, { requestKey });
    expect(again.code).toBe('GRANT_ENDED');
    expect(JSON.stringify(again)).not.toContain('Inventato');
  });

  test('after three hours, also for the key of the first request; with a new reason it is told again', async () => {
    const { placementId } = await expected(secret);
    const requestKey = randomUUID();
    await reveal(world, secret.worker, placementId, { requestKey });
    await world.clock.advance('2 hours 59 minutes');
    const replayed = await reveal(world, secret.worker, placementId, { requestKey });
    expect(replayed.data.revealAddress.address).toBe(address);
    await world.clock.advance('2 minutes');
    expect((await reveal(world, secret.worker, placementId, { requestKey })).code).toBe('GRANT_ENDED');
    expect((await readAgain(world, secret.worker, placementId)).code).toBe('GRANT_ENDED');
    expect((await reveal(world, secret.worker, placementId)).code).toBeNull();
    expect((await readAgain(world, secret.worker, placementId)).code).toBeNull();
  });

  test('when the case is taken over, also if the first worker takes it back', async () => {
    const { placementId, interventionId } = await expected(secret);
    await reveal(world, secret.worker, placementId);
    const colleague = await world.given.worker({ district: secret.district });
    const take = `mutation { takeOverIntervention(input: { interventionId: "${interventionId}" }) { assignedTo } }`;
    expect((await world.ask(colleague, take)).code).toBeNull();
    expect((await readAgain(world, secret.worker, placementId)).code).toBe('GRANT_ENDED');
    expect((await reveal(world, secret.worker, placementId)).code).toBe('NOT_ASSIGNED');
    expect((await reveal(world, colleague, placementId)).data.revealAddress.address).toBe(address);
    await world.ask(secret.worker, take);
    expect((await readAgain(world, secret.worker, placementId)).code).toBe('GRANT_ENDED');
    expect((await readAgain(world, colleague, placementId)).code).toBe('GRANT_ENDED');
  });

  test('when the address is erased', async () => {
    const erased = await secretIn(world);
    const { placementId } = await expected(erased);
    await reveal(world, erased.worker, placementId);
    const coordinator = await world.given.coordinator({ district: erased.district });
    const erase = `mutation { setSecretPlace(input: { shelterId: "${erased.shelter.id}", address: null }) { id } }`;
    expect((await world.ask(coordinator, erase)).code).toBeNull();
    expect((await readAgain(world, erased.worker, placementId)).code).toBe('ADDRESS_NOT_KEPT');
  });
});

test('without a line in the audit nothing is told and nothing granted', async () => {
  const { placementId } = await expected(secret);
  const { sql } = world.database;
  const served = new URL(world.database.url).username;
  await sql(`revoke insert on audit_entry from "${served}"`);
  const refused = await reveal(world, secret.worker, placementId);
  await sql(`grant insert on audit_entry to "${served}"`);
  expect(refused.code).toBe('INTERNAL');
  expect(JSON.stringify(refused)).not.toContain('Inventato');
  expect(await sql('select id from address_grant where placement_id = $1', [placementId])).toEqual([]);
});
