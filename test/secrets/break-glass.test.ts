import 'reflect-metadata';
import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { emailTag, sealedAt } from '../../src/access/person-credential.js';
import { hashOfRecoveryCode, recoveryCodeFrom } from '../../src/access/second-factor/code.rules.js';
import { notHolding } from '../placements/acts.js';
import type { Account } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';
import { address, audited, meetingPoint, type SecretWorld, secretIn } from './secret-place.js';

let world: World;
let secret: SecretWorld;
let coordinator: Account;
/** On duty in a district with an agreement: sees the refuge, and not the cases. */
let stranger: Account;

const reason = 'La donna è già in strada e il centralino non risponde';
const fields =
  'id target targetId by beganAt expiresAt endedAt reason reviewedAt reviewedBy justified finding';
const breaking = `mutation ($input: BreakGlassInput!) { breakGlass(input: $input) { ${fields} } }`;
const placing = 'query ($id: ID!) { emergencyPlace(accessId: $id) { address meetingPoint expiresAt } }';
const listing = `query ($open: Boolean) { emergencyAccesses(open: $open, first: 50) { nodes { ${fields} } } }`;
const reviewing = `mutation ($input: ReviewEmergencyAccessInput!) { reviewEmergencyAccess(input: $input) { ${fields} } }`;

const breakGlass = async (who: Account | null, input: object) => {
  const code = who ? await rightCodeOf(who) : '123456';
  return world.ask(who, breaking, { input: { reason, code, requestKey: randomUUID(), ...input } });
};
/** A recovery code, good for one time; with a code generator where they have none yet. */
async function rightCodeOf({ id }: Account): Promise<string> {
  const { sql } = world.database;
  const email = `${id}@example.org`;
  await sql(
    `insert into person_credential (account_id, email_sealed, email_tag, totp_sealed, totp_set_at)
     values ($1, $2, $3, $4, registry_now()) on conflict do nothing`,
    [
      id,
      world.secrets.seal(email, sealedAt.email(id)),
      emailTag(world.secrets, email),
      world.secrets.seal('JBSWY3DPEHPK3PXP', sealedAt.generator(id)),
    ],
  );
  const code = recoveryCodeFrom(randomBytes(16));
  await sql('insert into recovery_code (account_id, hash) values ($1, $2)', [id, hashOfRecoveryCode(code)]);
  return code;
}
const place = (who: Account | null, id: string) => world.ask(who, placing, { id });
const review = (who: Account | null, accessId: string, more: object = {}) =>
  world.ask(who, reviewing, {
    input: {
      accessId,
      justified: true,
      finding: 'Verificato con la centrale',
      requestKey: randomUUID(),
      ...more,
    },
  });
const alertsOf = async (who: Account) =>
  (await world.ask(who, '{ alerts { kind message emergencyAccessId } }')).data.alerts.filter(
    ({ kind }: { kind: string }) => kind === 'GLASS_BROKEN',
  );

beforeAll(async () => {
  world = await createWorld();
  secret = await secretIn(world);
  coordinator = await world.given.coordinator({ district: secret.district });
  const beside = await world.given.district();
  await world.given.border(secret.district, beside);
  await world.given.agreement(secret.district, beside);
  stranger = await world.given.worker({ district: beside });
});
afterAll(() => world.close());

describe('the place of a guarded shelter, in an emergency', () => {
  const shelter = () => ({ target: 'SHELTER', targetId: secret.shelter.id });

  test('is for people on duty alone, never for a machine', async () => {
    expect((await breakGlass(null, shelter())).code).toBe('NOT_SIGNED_IN');
    const operator = await world.given.operator({ organisation: { id: secret.shelter.organisationId } });
    const system = await world.given.integration({
      ...{ district: secret.district, scopes: ['glass.break', 'placements.hold', 'interventions.write'] },
    });
    for (const other of [...(await notHolding(world, secret.district)), operator, system]) {
      expect((await breakGlass(other, shelter())).code).toBe('NOT_ALLOWED');
      expect((await place(other, randomUUID())).code).toBe('NOT_ALLOWED');
    }
  });

  test('takes the right code, and a wrong one leaves nothing behind', async () => {
    const requestKey = randomUUID();
    expect((await breakGlass(stranger, { ...shelter(), requestKey, code: '000000' })).code).toBe(
      'WRONG_CODE',
    );
    expect(await audited(world, 'GLASS_BROKEN')).toEqual([]);
    expect((await breakGlass(stranger, { ...shelter(), requestKey })).code).toBeNull();
  });

  test('does not exist for who may not see the shelter', async () => {
    const far = await world.given.worker({ district: await world.given.district() });
    const refused = await breakGlass(far, shelter());
    expect(refused.code).toBe('NOT_FOUND');
    expect(refused).toEqual(await breakGlass(far, { ...shelter(), targetId: randomUUID() }));
  });

  test('is read for an hour, each time written down, by who took it and by nobody else', async () => {
    const { id, by, expiresAt } = (await breakGlass(stranger, shelter())).data.breakGlass;
    expect(by).toBeTruthy();
    const read = (await place(stranger, id)).data.emergencyPlace;
    expect(read).toEqual({ address, meetingPoint, expiresAt });
    const [entry] = (await audited(world, 'ADDRESS_REVEALED')).slice(-1);
    expect(entry).toMatchObject({
      actor_id: stranger.id,
      target_ids: [secret.shelter.id],
      details: { accessId: id },
    });
    const colleague = await world.given.worker({ district: secret.district });
    for (const other of [colleague, coordinator]) expect((await place(other, id)).code).toBe('NOT_FOUND');
    await world.clock.advance('59 minutes');
    expect((await place(stranger, id)).code).toBeNull();
    await world.clock.advance('1 minute');
    expect((await place(stranger, id)).code).toBe('EMERGENCY_OVER');
  });

  test('is taken once by one key, also when its code has been used up', async () => {
    const requestKey = randomUUID();
    const first = await breakGlass(stranger, { ...shelter(), requestKey });
    const again = await breakGlass(stranger, { ...shelter(), requestKey, code: '000000' });
    expect(again.data.breakGlass.id).toBe(first.data.breakGlass.id);
    const other = await breakGlass(stranger, { ...shelter(), requestKey, reason: `${reason} ancora` });
    expect(other.code).toBe('REQUEST_KEY_REUSED');
  });

  test('of one that takes part without an address is its meeting point, or nothing', async () => {
    const lean = await secretIn(world, { secretAddress: undefined, meetingPoint: undefined });
    const access = await breakGlass(lean.worker, { target: 'SHELTER', targetId: lean.shelter.id });
    const read = (await place(lean.worker, access.data.breakGlass.id)).data.emergencyPlace;
    expect(read).toMatchObject({ address: null, meetingPoint: null });
  });

  test('is not secret of an open shelter', async () => {
    const open = await world.given.shelter({ district: secret.district });
    const { code } = await breakGlass(stranger, { target: 'SHELTER', targetId: open.id });
    expect(code).toBe('ADDRESS_NOT_SECRET');
  });
});

describe('a case of another district, in an emergency', () => {
  const words = 'Signora con due figli';
  let caseId: string;
  let placementId: string;
  beforeAll(async () => {
    caseId = await secret.acts.openCase(secret.worker, { call: { corps: 'CARABINIERI', situation: words } });
    placementId = (await secret.acts.confirmed(secret.worker, caseId, secret.shelter.pool.id)).id;
    await secret.acts.done(secret.worker, 'tellCaller', { interventionId: caseId, words: 'Attendere lì' });
  });

  test('is read for an hour as its workers read it, and does not exist before or after', async () => {
    expect(await secret.acts.case(stranger, caseId)).toBeNull();
    const [{ number }] = (await world.database.sql<{ number: string }>(
      'select number from intervention where id = $1',
      [caseId],
    )) as [{ number: string }];
    const { data } = await breakGlass(stranger, { target: 'INTERVENTION', targetId: number });
    expect(data.breakGlass).toMatchObject({ target: 'INTERVENTION', targetId: caseId, reason });
    const seen = await secret.acts.case(stranger, caseId);
    expect(seen).toMatchObject({ calls: [{ situation: words }], placements: [{ id: placementId }] });
    expect(JSON.stringify(seen.timeline)).toContain('Attendere lì');
    expect(await idsOf(stranger)).toEqual([caseId]);
    await world.clock.advance('60 minutes');
    expect(await secret.acts.case(stranger, caseId)).toBeNull();
    expect(await idsOf(stranger)).toEqual([]);
  });

  test('is read and not changed; its directions and its address stay with its workers', async () => {
    await breakGlass(stranger, { target: 'INTERVENTION', targetId: caseId });
    const note = `mutation { addNote(input: { interventionId: "${caseId}", words: "Io" }) { id } }`;
    expect((await world.ask(stranger, note)).code).toBe('NOT_ALLOWED');
    for (const verb of ['releasePlacement', 'recordArrival'] as const)
      expect((await secret.acts.act(stranger, verb, { placementId })).code).toBe('NOT_ALLOWED');
    const hold = {
      interventionId: caseId,
      poolId: secret.shelter.pool.id,
      places: 1,
      requestKey: randomUUID(),
    };
    expect((await secret.acts.act(stranger, 'holdBeds', hold)).code).toBe('NOT_ALLOWED');
    expect((await secret.acts.placement(stranger, placementId)).directions).toBeNull();
    const revealing = `mutation { revealAddress(input: { placementId: "${placementId}", reason: "${reason}",
      requestKey: "${randomUUID()}" }) { address } }`;
    expect((await world.ask(stranger, revealing)).code).toBe('NOT_ALLOWED');
    const take = `mutation { takeOverIntervention(input: { interventionId: "${caseId}" }) { id } }`;
    expect((await world.ask(stranger, take)).code).toBe('NOT_ALLOWED');
  });

  test('is not opened to others by it', async () => {
    const colleague = await world.given.worker({ district: { id: stranger.districtId ?? '' } });
    expect(await secret.acts.case(colleague, caseId)).toBeNull();
  });

  test('needs no glass broken in the own district, and none where there is no such case', async () => {
    const codeOf = async (who: Account, targetId: string) =>
      (await breakGlass(who, { target: 'INTERVENTION', targetId })).code;
    expect(await codeOf(secret.worker, caseId)).toBe('GLASS_NOT_NEEDED');
    expect(await codeOf(stranger, randomUUID())).toBe('NOT_FOUND');
    expect(await codeOf(stranger, '1999-000001')).toBe('NOT_FOUND');
  });

  async function idsOf(who: Account): Promise<string[]> {
    const { data } = await world.ask(who, '{ interventions(first: 100) { nodes { id } } }');
    return data.interventions.nodes.map(({ id }: { id: string }) => id);
  }
});

describe('an emergency access is looked at by another person', () => {
  let accessId: string;
  beforeAll(async () => {
    const target = { target: 'SHELTER', targetId: secret.shelter.id };
    accessId = (await breakGlass(stranger, target)).data.breakGlass.id;
  });

  test('and stands as an alert for the coordinators it concerns until then, without names', async () => {
    const idsIn = async (who: Account) =>
      (await alertsOf(who)).map((alert: { emergencyAccessId: string }) => alert.emergencyAccessId);
    const own = await world.given.coordinator({ district: { id: stranger.districtId ?? '' } });
    const far = await world.given.coordinator({ district: await world.given.district() });
    expect(await idsIn(coordinator)).toContain(accessId);
    expect(await idsIn(own)).toContain(accessId);
    for (const other of [far, secret.worker, stranger]) expect(await idsIn(other)).toEqual([]);
    expect(JSON.stringify(await alertsOf(coordinator))).not.toMatch(/Account|Casa|Inventato/);
  });

  test('who finds it in a list with its reason; others find nothing', async () => {
    const find = async (who: Account) =>
      (await world.ask(who, listing, { open: true })).data?.emergencyAccesses.nodes.find(
        ({ id }: { id: string }) => id === accessId,
      );
    const auditor = await world.given.auditor();
    for (const who of [coordinator, auditor])
      expect(await find(who)).toMatchObject({ reason, targetId: secret.shelter.id, reviewedAt: null });
    const far = await world.given.coordinator({ district: await world.given.district() });
    expect(await find(far)).toBeUndefined();
    for (const who of [stranger, await world.given.admin()])
      expect((await world.ask(who, listing)).code).toBe('NOT_ALLOWED');
    expect((await world.ask(null, listing)).code).toBe('NOT_SIGNED_IN');
  });

  test('never by who took it, nor by other roles, nor by a coordinator whom it does not concern', async () => {
    expect((await review(null, accessId)).code).toBe('NOT_SIGNED_IN');
    expect((await review(stranger, accessId)).code).toBe('NOT_ALLOWED');
    const far = await world.given.coordinator({ district: await world.given.district() });
    expect((await review(far, accessId)).code).toBe('NOT_FOUND');
    const target = { target: 'SHELTER', targetId: secret.shelter.id };
    const own = (await breakGlass(coordinator, target)).data.breakGlass.id;
    expect((await review(coordinator, own)).code).toBe('REVIEW_BY_ANOTHER');
    const direct = world.database.sql(
      `update emergency_access set reviewed_at = registry_now(), reviewed_by = actor_id, justified = true,
         review_entry_id = entry_id where id = $1`,
      [own],
    );
    await expect(direct).rejects.toThrow('emergency_access_is_reviewed_by_another');
  });

  test('once, with what was found; then the alert is gone', async () => {
    const [one, other] = await Promise.all([
      review(coordinator, accessId),
      review(await world.given.auditor(), accessId),
    ]);
    expect([one.code, other.code].sort()).toEqual(['ALREADY_REVIEWED', null].sort());
    const [entry] = (await audited(world, 'GLASS_REVIEWED')).slice(-1);
    expect(entry?.details).toMatchObject({ accessId, justified: true });
    const open = (await alertsOf(coordinator)).map(
      (alert: { emergencyAccessId: string }) => alert.emergencyAccessId,
    );
    expect(open).not.toContain(accessId);
    const { data } = await world.ask(coordinator, listing, { open: false });
    const found = data.emergencyAccesses.nodes.find(({ id }: { id: string }) => id === accessId);
    expect(found).toMatchObject({ justified: true, finding: 'Verificato con la centrale' });
  });

  test('and ends at once where it was not justified', async () => {
    const target = { target: 'SHELTER', targetId: secret.shelter.id };
    const { id } = (await breakGlass(stranger, target)).data.breakGlass;
    expect((await place(stranger, id)).code).toBeNull();
    const { data } = await review(coordinator, id, { justified: false });
    expect(data.reviewEmergencyAccess.endedAt).not.toBeNull();
    expect((await place(stranger, id)).code).toBe('EMERGENCY_OVER');
  });
});

test('without a line in the audit no glass is broken', async () => {
  const { sql } = world.database;
  const count = async () => (await sql('select id from emergency_access')).length;
  const before = await count();
  const served = new URL(world.database.url).username;
  await sql(`revoke insert on audit_entry from "${served}"`);
  const { code } = await breakGlass(stranger, { target: 'SHELTER', targetId: secret.shelter.id });
  await sql(`grant insert on audit_entry to "${served}"`);
  expect(code).toBe('INTERNAL');
  expect(await count()).toBe(before);
});
