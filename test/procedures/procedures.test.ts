import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Acts, actsIn } from '../placements/acts.js';
import type { Account, District } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';
import { type ProcedureActs, procedureActsIn } from './acts.js';
import { procedureFor, steps } from './procedure-for.js';

let world: World;
let acts: Acts;
let procedures: ProcedureActs;
let [district, other] = [] as unknown as [District, District];
let [worker, coordinator, stranger] = [] as unknown as [Account, Account, Account];

const words = { it: 'Ascoltare.', en: 'Listen.' };
const draft = {
  ...{ category: 'OLDER_PERSON', agreedWith: 'AUSL di Imola', agreedOn: '2026-10-01' },
  contacts: [{ name: { it: 'Guardia medica', en: 'Doctor on duty' }, phone: '+39 000 1', when: null }],
  steps: [{ key: 'listen', words, who: 'WORKER', obligatory: true }],
};

beforeAll(async () => {
  world = await createWorld();
  [acts, procedures] = [actsIn(world), procedureActsIn(world)];
  [district, other] = [await world.given.district(), await world.given.district()];
  worker = await world.given.worker({ district });
  coordinator = await world.given.coordinator({ district });
  stranger = await world.given.worker({ district: other });
  await procedureFor(world, district, 'FAMILY');
});
afterAll(() => world.close());

const opened = (category: string | null = 'FAMILY') => acts.openCase(worker, { category });

describe('a procedure', () => {
  test('is drafted, changed, published, and never changed again; drafts are in force nowhere', async () => {
    const first = await procedures.done(coordinator, 'draftProcedure', draft);
    expect(first).toMatchObject({
      version: 1,
      publishedAt: null,
      isInForce: false,
      steps: [{ words: 'Listen.' }],
    });
    const changed = await procedures.done(coordinator, 'draftProcedure', { ...draft, expectedRevision: 1 });
    expect(changed).toMatchObject({ id: first.id, version: 1, revision: 2 });
    const stale = await procedures.act(coordinator, 'draftProcedure', { ...draft, expectedRevision: 1 });
    expect(stale.code).toBe('STALE_REVISION');
    expect((await procedures.of(worker, await opened('OLDER_PERSON'))).procedure).toBeNull();
    const published = await procedures.done(coordinator, 'publishProcedure', { procedureId: first.id });
    expect(published).toMatchObject({ isInForce: true, publishedAt: expect.any(String) });
    const again = await procedures.act(coordinator, 'publishProcedure', { procedureId: first.id });
    expect(again.code).toBe('ALREADY_PUBLISHED');
    await expect(
      world.database.sql("update procedure set steps = '[]' where id = $1", [first.id]),
    ).rejects.toThrow('never changed');
  });

  test('in a new version leaves what runs as it is', async () => {
    const running = await opened('OLDER_PERSON');
    const next = await procedures.done(coordinator, 'draftProcedure', {
      ...draft,
      steps: [...draft.steps, { ...draft.steps[0], key: 'again' }],
    });
    expect(next.version).toBe(2);
    await procedures.done(coordinator, 'publishProcedure', { procedureId: next.id });
    const versionOf = async (id: string) => (await procedures.of(worker, id)).procedure.procedure.version;
    expect([await versionOf(running), await versionOf(await opened('OLDER_PERSON'))]).toEqual([1, 2]);
    await acts.done(worker, 'saveCall', { interventionId: running, call: { station: 'x' } });
    expect(await versionOf(running)).toBe(1);
    const document =
      'query ($all: Boolean) { procedures(category: OLDER_PERSON, allVersions: $all) { version } }';
    const versions = async (who: Account, all: boolean) =>
      (await world.ask(who, document, { all })).data.procedures.map(
        ({ version }: { version: number }) => version,
      );
    expect([await versions(worker, false), await versions(worker, true)]).toEqual([[2], [2, 1]]);
    expect(await versions(stranger, true)).toEqual([]);
  });

  test('is refused with a key that stands twice, and by who may not edit it', async () => {
    const refused = async (who: Account | null, more: object = {}) =>
      (await procedures.act(who, 'draftProcedure', { ...draft, ...more })).code;
    expect(await refused(coordinator, { steps: [draft.steps[0], draft.steps[0]] })).toBe('INVALID_INPUT');
    expect(await refused(coordinator, { steps: [] })).toBe('INVALID_INPUT');
    expect(await refused(null)).toBe('NOT_SIGNED_IN');
    const { given } = world;
    for (const who of [
      worker,
      await given.admin(),
      await given.auditor(),
      await given.mediator({ district }),
    ])
      expect(await refused(who)).toBe('NOT_ALLOWED');
    const { id } = await procedures.done(coordinator, 'draftProcedure', { ...draft, category: 'MIGRANT' });
    const publish = async (who: Account | null) =>
      (await procedures.act(who, 'publishProcedure', { procedureId: id })).code;
    expect(await publish(null)).toBe('NOT_SIGNED_IN');
    expect(await publish(worker)).toBe('NOT_ALLOWED');
    expect(await publish(await given.coordinator({ district: other }))).toBe('NOT_FOUND');
  });
});

describe('a case', () => {
  test('runs the procedure of its need from when that is known, in the language of who reads', async () => {
    const id = await opened(null);
    expect((await procedures.of(worker, id)).procedure).toBeNull();
    await acts.done(worker, 'saveCall', { interventionId: id, category: 'FAMILY' });
    const { procedure } = await procedures.of(worker, id);
    expect(procedure.steps).toMatchObject(
      steps.map(({ key, words: { en } }, index) => ({ key, words: en, number: index + 1, state: 'OPEN' })),
    );
    expect(procedure.stillToDo).toEqual([{ key: 'first' }, { key: 'prosecutor' }]);
    await acts.done(worker, 'saveCall', { interventionId: id, category: 'OLDER_PERSON' });
    expect((await procedures.of(worker, id)).procedure.steps.map(({ key }: { key: string }) => key)).toEqual([
      ...['listen', 'again'],
    ]);
  });

  test('keeps what was ticked, by whom and with which evidence; a tick taken back leaves its trail', async () => {
    const id = await opened();
    const tick = { interventionId: id, step: 'first', evidence: 'parlato con la nonna, Anna Verdi' };
    const ticked = await procedures.done(worker, 'tickStep', tick);
    expect(ticked.procedure.steps[0]).toMatchObject({
      ...{ state: 'TICKED', evidence: tick.evidence, by: expect.any(String), at: expect.any(String) },
    });
    const mediator = await world.given.mediator({ district });
    await world.ask(
      worker,
      'mutation ($input: AssignMediatorInput!) { assignMediator(input: $input) { id } }',
      {
        input: { interventionId: id, mediatorId: mediator.id },
      },
    );
    expect((await procedures.of(mediator, id)).procedure.steps[0]).toMatchObject({
      ...{ state: 'TICKED', evidence: null, by: null },
    });
    await procedures.done(worker, 'untickStep', {
      interventionId: id,
      step: 'first',
      reason: 'era un’altra',
    });
    const skipped = await procedures.done(worker, 'skipStep', {
      interventionId: id,
      step: 'first',
      reason: 'dorme',
    });
    expect(skipped.procedure.steps[0]).toMatchObject({ state: 'SKIPPED', evidence: 'dorme' });
    expect(skipped.procedure.stillToDo).toEqual([{ key: 'prosecutor' }]);
    const { timeline } = await acts.case(worker, id);
    expect(
      timeline.nodes.flatMap(({ kind, words: said }: { kind: string; words: string }) =>
        kind.startsWith('STEP') ? [[kind, said]] : [],
      ),
    ).toEqual([
      ['STEP_TICKED', '1. Ask. — parlato con la nonna, Anna Verdi'],
      ['STEP_UNTICKED', '1. Ask. — era un’altra'],
      ['STEP_SKIPPED', '1. Ask. — dorme'],
    ]);
    const [row] = await world.database.sql<{ text: string }>(
      "select string_agg(encode(words_sealed, 'escape'), '') as text from procedure_step_entry where intervention_id = $1",
      [id],
    );
    expect(row?.text).not.toContain('Verdi');
  });

  test('fulfils with a tick the deadline that stands behind the step', async () => {
    const id = await opened();
    await procedures.done(worker, 'recordRemoval', { interventionId: id });
    await procedures.done(worker, 'tickStep', {
      interventionId: id,
      step: 'prosecutor',
      evidence: 'dott. Neri',
    });
    expect(await procedures.deadline(worker, id, 'ART403_ORAL_NOTICE')).toMatchObject({
      ...{ state: 'FULFILLED', evidence: 'dott. Neri' },
    });
  });

  test('closes with steps still open, unless a step stands in the way; that may be left out with a reason', async () => {
    const id = await opened();
    const closed = await acts.done(worker, 'closeIntervention', { interventionId: id, outcome: 'HOSPITAL' });
    expect(closed.state).toBe('CLOSED');
    await procedureFor(world, district, 'DISABILITY', [{ ...steps[0], blocksClosing: true }, steps[2]]);
    const strict = await opened('DISABILITY');
    const close = { interventionId: strict, outcome: 'HOSPITAL' };
    const refused = await acts.act(worker, 'closeIntervention', close, 'it');
    expect(refused.code).toBe('NOT_READY_TO_CLOSE');
    expect(refused.errors[0]?.message).toContain('svolgere questi passi, o dire perché no (Chiedere.)');
    await procedures.done(worker, 'skipStep', { interventionId: strict, step: 'first', reason: 'in coma' });
    expect((await acts.act(worker, 'closeIntervention', close)).code).toBeNull();
    await procedures.done(worker, 'tickStep', { interventionId: strict, step: 'optional' });
  });

  test('takes ticks from its team alone, of steps that it has', async () => {
    const id = await opened();
    const say = async (who: Account | null, interventionId = id) => [
      (await procedures.act(who, 'tickStep', { interventionId, step: 'first' })).code,
      (await procedures.act(who, 'untickStep', { interventionId, step: 'first' })).code,
      (await procedures.act(who, 'skipStep', { interventionId, step: 'first', reason: 'x' })).code,
    ];
    const { given } = world;
    expect(await say(null)).toEqual(Array(3).fill('NOT_SIGNED_IN'));
    for (const who of [
      await given.mediator({ district }),
      await given.backOffice({ municipalities: [district.comune] }),
      await given.operator({ organisation: await given.organisation() }),
      await given.admin(),
      await given.auditor(),
    ])
      expect(await say(who)).toEqual(Array(3).fill('NOT_ALLOWED'));
    expect(await say(stranger)).toEqual(Array(3).fill('NOT_FOUND'));
    expect(await say(worker, await opened(null))).toEqual(Array(3).fill('NO_PROCEDURE'));
    const unknown = await procedures.act(worker, 'tickStep', { interventionId: id, step: 'planted' });
    expect(unknown.code).toBe('INVALID_INPUT');
    const future = { interventionId: id, step: 'first', at: '2099-01-01T00:00:00Z' };
    expect((await procedures.act(worker, 'tickStep', future)).code).toBe('INVALID_INPUT');
  });

  test('runs one procedure, whoever says its need at the same moment', async () => {
    const id = await opened(null);
    await Promise.all(
      [1, 2, 3, 4].map(() => acts.act(worker, 'saveCall', { interventionId: id, category: 'FAMILY' })),
    );
    const runs = await world.database.sql('select 1 from procedure_run where intervention_id = $1', [id]);
    expect(runs).toHaveLength(1);
  });

  test('shows an office no procedure', async () => {
    const id = await acts.openCase(worker, { call: { corps: 'CARABINIERI', municipality: district.comune } });
    const office = await world.given.backOffice({ municipalities: [district.comune] });
    expect(await procedures.of(office, id)).toMatchObject({ id, procedure: null });
  });
});
