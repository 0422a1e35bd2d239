import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Account, District } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';

let world: World;
let district: District;
let organisation: { id: string };
let operator: Account;
let coordinator: Account;
beforeAll(async () => {
  world = await createWorld();
  district = await world.given.district();
  organisation = await world.given.organisation();
  operator = await world.given.operator({ organisation });
  coordinator = await world.given.coordinator({ district });
});
afterAll(() => world.close());

const state = `mutation ($input: StateCriterionInput!) { stateCriterion(input: $input) {
  id poolId kind effect number words validFrom validUntil note statedAt withdrawnAt } }`;
const withdraw =
  'mutation ($input: WithdrawCriterionInput!) { withdrawCriterion(input: $input) { id withdrawnAt } }';
const shelter = (facts: object = {}) => world.given.shelter({ district, organisation, ...facts });

describe('stating whom a pool admits', () => {
  test('is for those who keep the pool, and for nobody else', async () => {
    const { given } = world;
    const { pool } = await shelter();
    const input = { poolId: pool.id, kind: 'PET', effect: 'EXCLUDE' };
    const codeOf = async (who: Account | null) => (await world.ask(who, state, { input })).code;
    expect(await codeOf(null)).toBe('NOT_SIGNED_IN');
    for (const who of [
      await given.worker({ district }),
      await given.mediator({ district }),
      await given.backOffice({ municipalities: [district.comune] }),
      await given.auditor(),
      await given.integration({ organisation, scopes: ['beds.read'] }),
      await given.operator({ organisation: await given.organisation() }),
      await given.coordinator({ district: await given.district() }),
    ])
      expect(await codeOf(who)).toBe('NOT_ALLOWED');
    const system = await given.integration({ organisation, scopes: ['pools.edit'] });
    for (const who of [operator, coordinator, system, await given.admin()])
      expect(await codeOf(who)).toBeNull();
  });

  test('finds no guarded pool of others: the same answer as for one that never existed', async () => {
    const { pool } = await shelter({ secrecy: 'SECRET' });
    const stranger = await world.given.operator({ organisation: await world.given.organisation() });
    const ask = (who: Account, poolId: string) =>
      world.ask(who, state, { input: { poolId, kind: 'PET', effect: 'EXCLUDE' } });
    for (const who of [stranger, await world.given.admin()]) {
      const absent = await ask(who, randomUUID());
      expect(absent.code).toBe('NOT_FOUND');
      expect((await ask(who, pool.id)).errors).toEqual(absent.errors);
      expect((await ask(who, 'x')).errors).toEqual(absent.errors);
    }
  });

  test('keeps what is said, and by when it expires', async () => {
    const { pool } = await shelter();
    const said = {
      ...{ kind: 'SEX', effect: 'EXCLUDE', number: null, words: ['MALE'], note: 'solo stanotte' },
      ...{ validFrom: '2026-11-23T18:00:00.000Z', validUntil: '2026-11-24T07:00:00.000Z' },
    };
    const { data } = await world.ask(operator, state, { input: { poolId: pool.id, ...said } });
    expect(data.stateCriterion).toMatchObject({ poolId: pool.id, ...said, withdrawnAt: null });
    const [row] = await world.database.sql<{ author_id: string }>(
      'select author_id from criterion where id = $1',
      [data.stateCriterion.id],
    );
    expect(row?.author_id).toBe(operator.id);
  });

  test('refuses what means nothing, and says which field', async () => {
    const { pool } = await shelter();
    const fieldOf = async (input: object) => {
      const { code, errors } = await world.ask(operator, state, { input: { poolId: pool.id, ...input } });
      expect(code).toBe('INVALID_INPUT');
      return errors[0]?.extensions.details.field;
    };
    expect(await fieldOf({ kind: 'PLACES', effect: 'REQUIRE' })).toBe('kind');
    expect(await fieldOf({ kind: 'CHILDREN_MAX', effect: 'EXCLUDE', number: 2 })).toBe('effect');
    expect(await fieldOf({ kind: 'AGE_MIN', effect: 'REQUIRE' })).toBe('number');
    expect(await fieldOf({ kind: 'SEX', effect: 'REQUIRE', words: ['WOMEN'] })).toBe('words');
    const window = { validFrom: '2026-11-24T07:00:00Z', validUntil: '2026-11-24T07:00:00Z' };
    expect(await fieldOf({ kind: 'PET', effect: 'REQUIRE', ...window })).toBe('validUntil');
  });

  test('a guarded pool keeps no words: they may name a place', async () => {
    const { pool } = await shelter({ secrecy: 'SECRET' });
    const input = { poolId: pool.id, kind: 'PET', effect: 'ASK' };
    const { errors } = await world.ask(coordinator, state, { input: { ...input, note: 'vicino al parco' } });
    expect(errors[0]?.extensions.details.field).toBe('note');
    expect((await world.ask(coordinator, state, { input })).code).toBeNull();
  });

  test('has a limit', async () => {
    const { pool } = await shelter({
      pools: [{ criteria: Array.from({ length: 60 }, () => ({ kind: 'PET', effect: 'ASK' })) }],
    });
    const input = { poolId: pool.id, kind: 'PET', effect: 'ASK' };
    expect((await world.ask(operator, state, { input })).code).toBe('TOO_MANY_CRITERIA');
  });
});

describe('withdrawing what was stated', () => {
  test('is for those who keep the pool; out of sight there is nothing to withdraw', async () => {
    const { pool } = await shelter({ secrecy: 'SECRET' });
    const made = await world.ask(operator, state, { input: { poolId: pool.id, kind: 'PET', effect: 'ASK' } });
    const input = { criterionId: made.data.stateCriterion.id };
    const stranger = await world.given.operator({ organisation: await world.given.organisation() });
    expect((await world.ask(null, withdraw, { input })).code).toBe('NOT_SIGNED_IN');
    expect((await world.ask(await world.given.worker({ district }), withdraw, { input })).code).toBe(
      'NOT_ALLOWED',
    );
    const absent = await world.ask(stranger, withdraw, { input: { criterionId: randomUUID() } });
    expect((await world.ask(stranger, withdraw, { input })).errors).toEqual(absent.errors);
    const first = await world.ask(operator, withdraw, { input });
    expect(first.data.withdrawCriterion.withdrawnAt).not.toBeNull();
    await world.clock.advance('1 hour');
    expect((await world.ask(operator, withdraw, { input })).data).toEqual(first.data);
  });
});
