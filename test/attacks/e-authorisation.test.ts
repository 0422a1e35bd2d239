import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type GraphQLInputObjectType, getNamedType, isInputObjectType, isScalarType } from 'graphql';
import { resolvers } from '../../src/modules.js';
import { buildPublicSchema } from '../../src/platform/graphql/schema.js';
import { type Acts, actsIn, placementFields } from '../placements/acts.js';
import type { Account, District } from '../support/given.js';
import type { Shelter } from '../support/given-shelters.js';
import { type Answer, createWorld, type World } from '../support/world.js';

let world: World;
let acts: Acts;
let district: District;
let worker: Account;
let shelter: Shelter;
let operator: Account;
let caseId: string;

beforeAll(async () => {
  world = await createWorld();
  acts = actsIn(world);
  district = await world.given.district();
  worker = await world.given.worker({ district });
});
beforeEach(async () => {
  shelter = await world.given.shelter({ district });
  operator = await world.given.operator({ organisation: { id: shelter.organisationId } });
  caseId = await acts.openCase(worker);
});
afterAll(() => world.close());

const schema = buildPublicSchema(resolvers);

describe('E3: what only the registry may say', () => {
  const inputs = Object.values(schema.getTypeMap()).filter(isInputObjectType);
  const saidByUs =
    /^(status|state|light|verdict|revision|createdAt|createdBy|openedBy|heldBy|heldAt|expiresAt|confirmedBy|confirmedAt|assignedTo|actorId|actor_id|promised|operable|capacity)$/;

  test('is a field of no input', () => {
    const found = inputs.flatMap((input: GraphQLInputObjectType) =>
      Object.keys(input.getFields())
        .filter((field) => saidByUs.test(field))
        .map((field) => `${input.name}.${field}`),
    );
    // Whose deeds one looks for, and until when a key is to hold, is for who asks to say.
    expect(found).toEqual(['AuditFilter.actorId', 'CreateApiKeyInput.expiresAt']);
  });

  const mutations = Object.values(schema.getMutationType()?.getFields() ?? {}).filter(({ args }) => args[0]);
  test.each(mutations.map(({ name }) => name))(
    'is refused where %s is told it all the same',
    async (name) => {
      const { args } = mutations.find((field) => field.name === name) ?? { args: [] };
      const type = args[0]?.type;
      if (!type || !isInputObjectType(getNamedType(type))) return;
      const result = schema.getMutationType()?.getFields()[name]?.type;
      const selection = result && isScalarType(getNamedType(result)) ? '' : '{ __typename }';
      const input = { status: 'CONFIRMED', shelterId: shelter.id, createdBy: worker.id, capacity: 99 };
      const document = `mutation ($input: ${type}) { ${name}(${args[0]?.name}: $input) ${selection} }`;
      const { code, data, status } = await world.ask(worker, document, { input });
      expect([status, code, data]).toEqual([400, 'INVALID_INPUT', undefined]);
    },
  );

  test('is refused beside what may be said', async () => {
    const input = { poolId: shelter.pool.id, interventionId: caseId, places: 1, requestKey: randomUUID() };
    const answer = await acts.act(worker, 'holdBeds', { ...input, state: 'CONFIRMED' });
    expect(answer).toMatchObject({ code: 'INVALID_INPUT', data: undefined });
    expect((await acts.pool(worker, shelter.pool.id)).promised).toBe(0);
  });
});

describe('E5: what is handed to others between asking and writing', () => {
  /** Does something while the owner of the tables holds the rows that it waits for, and has moved them. */
  async function meanwhile(
    move: readonly [string, unknown[]][],
    act: () => Promise<Answer>,
  ): Promise<Answer> {
    let answer: Promise<Answer> | null = null;
    await world.database.asOwner(async (client) => {
      await client.query('begin');
      for (const [sql, values] of move) await client.query(sql, values);
      answer = act();
      // It has asked, and waits for the lock.
      await waiting();
      await client.query('commit');
    });
    return (await answer) as unknown as Answer;
  }

  async function waiting(): Promise<void> {
    for (let round = 0; round < 200; round++) {
      const [row] = await world.database.sql<{ count: number }>(
        "select count(*)::integer as count from pg_locks where not granted and database = (select oid from pg_database where datname = current_database()) or not granted and locktype = 'transactionid'",
      );
      if (row?.count) return;
      await pause(20);
    }
    throw new Error('Nobody waits.');
  }

  const handedOver = async (): Promise<[string, unknown[]][]> => {
    const other = await world.given.organisation();
    return [
      ['select from bed_pool where id = $1 for update', [shelter.pool.id]],
      ['update shelter set organisation_id = $2 where id = $1', [shelter.id, other.id]],
    ];
  };

  test('a case of another district by now is not written to', async () => {
    const other = await world.given.district();
    const move: [string, unknown[]][] = [
      ['update intervention set district_id = $2 where id = $1', [caseId, other.id]],
    ];
    const { code } = await meanwhile(move, () =>
      acts.act(worker, 'saveCall', { interventionId: caseId, category: 'FAMILY' }),
    );
    expect(code).toBe('NOT_FOUND');
    const rows = await world.database.sql('select revision from intervention where id = $1', [caseId]);
    expect(rows).toEqual([{ revision: 1 }]);
  });

  const report = (name: string, input: string, more: object = {}) => [name, input, more] as const;
  test.each([
    report('declareBeds', 'DeclareBedsInput', { occupied: 1 }),
    report('confirmBeds', 'ConfirmBedsInput'),
    report('markReady', 'MarkReadyInput'),
  ])('a pool that somebody else keeps by now takes no %s', async (name, input, more) => {
    const document = `mutation ($input: ${input}!) { ${name}(input: $input) { id } }`;
    const before = await revision();
    const { code } = await meanwhile(await handedOver(), () =>
      world.ask(operator, document, { input: { poolId: shelter.pool.id, ...more } }),
    );
    expect(code).toBe('NOT_FOUND');
    expect(await revision()).toEqual(before);
  });

  test.each(['recordArrival', 'refusePlacement'] as const)(
    'a placement that somebody else hosts by now takes no %s',
    async (verb) => {
      const { id } = await acts.confirmed(worker, caseId, shelter.pool.id);
      const why = verb === 'refusePlacement' ? { actor: 'SHELTER', reason: 'NO_PLACE' } : {};
      const { code } = await meanwhile(await handedOver(), () =>
        acts.act(operator, verb, { placementId: id, ...why }),
      );
      expect(code).toBe('NOT_FOUND');
      expect((await acts.placement(worker, id)).state).toBe('CONFIRMED');
    },
  );

  test('a shelter that somebody else keeps by now is not edited', async () => {
    const document = 'mutation ($input: EditShelterInput!) { editShelter(input: $input) { id } }';
    const { code } = await meanwhile((await handedOver()).slice(1), () =>
      world.ask(operator, document, { input: { shelterId: shelter.id, stayDays: 3 } }),
    );
    expect(['NOT_ALLOWED', 'NOT_FOUND']).toContain(code);
    const rows = await world.database.sql('select stay_days from shelter where id = $1', [shelter.id]);
    expect(rows).toEqual([{ stay_days: 15 }]);
  });

  const revision = () => world.database.sql('select revision from bed_pool where id = $1', [shelter.pool.id]);
});

describe('E6: who keeps the machine', () => {
  test('reads no case, no placement, no guarded shelter and no word of them, by any way', async () => {
    const admin = await world.given.admin();
    const guarded = await world.given.shelter({
      ...{ district, secrecy: 'SECRET', name: 'Casa Canarino', meetingPoint: 'canarino dalla questura' },
    });
    const call = { corps: 'CARABINIERI', situation: 'canarino', officer: 'canarino' };
    const mine = await acts.openCase(worker, { call });
    const { id } = await acts.confirmed(worker, mine, guarded.pool.id, { overrideReason: 'canarino' });
    const asked: [string, string][] = [
      ['intervention', mine],
      ['placement', id],
      ['shelter', guarded.id],
      ['bedPool', guarded.pool.id],
    ];
    for (const [field, value] of asked) {
      const selection = field === 'placement' ? placementFields : 'id';
      const answer = await world.ask(admin, `query ($id: ID!) { ${field}(id: $id) { ${selection} } }`, {
        id: value,
      });
      expect(['NOT_ALLOWED', 'NOT_FOUND']).toContain(answer.code);
      expect(answer.data).toEqual({ [field]: null });
    }
    for (const field of ['interventions', 'placements', 'alerts'])
      expect((await world.ask(admin, `{ ${field} { __typename } }`)).code).toBe('NOT_ALLOWED');
    const everything = `{ shelters(first: 100) { nodes { id name pools { id } } }
      organisations(first: 100) { nodes { name shelters { id name } } } districts(first: 100) { nodes { name } } }`;
    expect(JSON.stringify(await world.ask(admin, everything))).not.toMatch(/canarin/i);
  });

  test('finds no word in what a dump of the tables holds', async () => {
    const word = `canarino${randomUUID()}`;
    const mine = await acts.openCase(worker, {
      call: { corps: 'CARABINIERI', situation: word, station: word },
    });
    await acts.confirmed(worker, mine, shelter.pool.id, { overrideReason: word });
    await acts.done(worker, 'tellCaller', { interventionId: mine, words: word, toldTo: word });
    const tables = await world.database.sql<{ name: string }>(
      "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
    );
    for (const { name } of tables) {
      const found = await world.database.sql(
        `select t::text from ${name} t where t::text ilike '%' || $1 || '%' or t::text ilike '%' || encode($1::bytea, 'hex') || '%'`,
        [word],
      );
      expect([name, found]).toEqual([name, []]);
    }
  });
});
