import { randomUUID } from 'node:crypto';
import { permissions } from '../../src/access/index.js';
import { actsIn } from '../placements/acts.js';
import { accountsIn } from '../support/accounts.js';
import type { Account } from '../support/given.js';
import type { Shelter } from '../support/given-shelters.js';
import type { World } from '../support/world.js';
import { countLinks } from './count-links.js';
import { deadlinesIn, proceduresOf } from './due.js';
import { type House, house, mapped, service } from './houses.js';
import { asked, changes, emergencies, peopleAndKeys } from './people.js';
import { peopleOfCases } from './people-of-cases.js';
import { dutyOf } from './rota.js';
import type { Groups, MatrixWorld } from './world.types.js';

export async function matrixWorld(world: World): Promise<MatrixWorld> {
  const { given } = world;
  const home = await given.district({ name: 'Casa', comuni: ['037006'] });
  const agreed = await given.district({ name: 'Accordo', comuni: ['037032'] });
  const region = await given.district({ name: 'Regione', comuni: ['036023'] });
  const far = await given.district({ name: 'Lontano', comuni: ['058091'] });
  await given.agreement(home, agreed);
  await given.agreement(agreed, region);
  await given.border(home, agreed);
  const [ours, theirs] = [
    await given.organisation({ district: home }),
    await given.organisation({ district: far }),
  ];
  const acts = actsIn(world);
  const worker = await given.worker({ district: home });
  const elsewhere = await given.worker({ district: agreed });
  const scopes = Object.keys(permissions);
  const system = await given.integration({ district: home, scopes });
  const systemOfShelters = await given.integration({ organisation: ours, scopes });
  const reading = await given.integration({ scopes: ['beds.read'] });
  const operator = await given.operator({ organisation: ours });
  const coordinator = await given.coordinator({ district: home });
  const [admin, auditor] = [await given.admin(), await given.auditor()];
  const accounts = accountsIn(world);
  const houses: Record<string, House> = {};
  for (const [name, district] of Object.entries({ own: home, agreed, region, far }))
    houses[name] = await house(world, district, name === 'own' ? ours : theirs);
  const own = houses.own as House;
  const near = houses.agreed as House;

  const declare = 'mutation ($input: DeclareBedsInput!) { declareBeds(input: $input) { id } }';
  for (const { pool } of Object.values(own)) {
    const input = { poolId: pool.id, occupied: 2, outOfService: 1, outOfServiceReason: 'MAINTENANCE' };
    const { errors } = await world.ask(operator, declare, { input });
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
  }
  const procedure = await proceduresOf(world, home, agreed);
  const mediator = await given.mediator({ district: home });
  const otherMediator = await given.mediator({ district: home });
  const office = await given.backOffice({ municipalities: [home.comune] });
  const call = {
    corps: 'CARABINIERI',
    station: 's',
    officer: 'o',
    callbackPhone: '+39 000 1',
    situation: 'x',
  };
  const opened = (who: Account, municipality: string) =>
    acts.openCase(who, { category: 'WOMAN_VICTIM_OF_VIOLENCE', call: { ...call, municipality } });
  const mine = await opened(worker, home.comune);
  const closed = await opened(worker, home.comune);
  const machines = await opened(system, far.comune);
  const other = await opened(elsewhere, far.comune);
  const broken = await opened(elsewhere, far.comune);
  for (const interventionId of [mine, closed])
    await asked(world, worker, 'assignMediator', { interventionId, mediatorId: mediator.id }, 'id');
  const open = [
    [worker, mine],
    [system, machines],
    [elsewhere, other],
    [elsewhere, broken],
  ] as const;
  const need = {
    category: 'WOMAN_VICTIM_OF_VIOLENCE',
    guests: [{ sex: 'FEMALE', age: 30 }],
    widestRing: 'NATIONAL',
  };
  const search = 'query ($need: NeedInput!) { findBeds(need: $need) { nodes { light } } }';
  for (const [who, interventionId] of open)
    await world.ask(who, search, { need: { ...need, interventionId } });
  const somebody = await peopleOfCases(world, [
    { group: 'ownCase', by: worker, caseId: mine },
    { group: 'systemCase', by: system, caseId: machines },
    { group: 'otherCase', by: elsewhere, caseId: other },
    { group: 'emergency', by: elsewhere, caseId: broken },
  ]);
  const confirmed = async (who: Account, caseId: string, { pool }: Shelter) => {
    const { id } = await acts.hold(who, caseId, pool.id, {
      ...{ overrideReason: 'accordi presi', guests: [{ sex: 'FEMALE', age: 30 }] },
      subjectIds: [somebody.personIn.get(caseId)],
    });
    await acts.done(who, 'extendHold', { placementId: id, minutes: 10, reason: 'pattuglia lontana' });
    await acts.done(who, 'confirmPlacement', { placementId: id, note: 'una nota' });
    return id as string;
  };
  const placements = {
    ownCase: {
      open: await confirmed(worker, mine, own.open),
      secret: await confirmed(worker, mine, own.secret),
      elsewhere: await confirmed(worker, mine, near.professional),
      refused: await refused(),
    },
    systemCase: {
      open: await confirmed(worker, machines, own.open),
      secret: await confirmed(worker, machines, own.secret),
    },
    otherCase: {
      open: await confirmed(elsewhere, other, own.open),
      secret: await confirmed(elsewhere, other, own.secret),
      elsewhere: await confirmed(elsewhere, other, near.confidential),
    },
    emergency: {
      secret: await confirmed(elsewhere, broken, near.secret),
      unseen: await confirmed(elsewhere, broken, (houses.region as House).secret),
    },
  };
  const reveal = { placementId: placements.ownCase.secret, reason: 'la pattuglia è ferma' };
  await asked(world, worker, 'revealAddress', reveal, 'placementId');
  async function refused(): Promise<string> {
    const { id } = await acts.hold(worker, mine, own.confidential.pool.id);
    const why = { actor: 'SHELTER', reason: 'INCOMPATIBLE_WITH_RESIDENTS', note: 'una nota' };
    await acts.done(worker, 'refusePlacement', { placementId: id, ...why });
    return id as string;
  }
  for (const [who, interventionId] of open) {
    await acts.done(who, 'tellCaller', { interventionId, toldTo: 'Rossi', words: 'alla caserma' });
  }
  await acts.done(worker, 'closeIntervention', {
    interventionId: closed,
    outcome: 'PLACED_IN_DISTRICT',
    note: 'n',
  });
  const arrivedAt = (await world.clock.now()).toISOString();
  const crowd = (shelter: Shelter) =>
    acts.done(worker, 'recordStay', {
      ...{ interventionId: mine, poolId: shelter.pool.id, places: 12, requestKey: randomUUID() },
      arrivedAt,
    });
  await crowd(own.open);
  await crowd(own.secret);

  const people = { worker, coordinator, mediator, office, operator, admin, auditor };
  const codes = new Map<string, string>();
  for (const who of [...Object.values(people), elsewhere]) {
    await accounts.withGenerator(who);
    codes.set(who.id, await accounts.code(who));
  }
  const sessions: Record<string, string> = {};
  for (const [name, who] of Object.entries(people)) sessions[name] = await accounts.session(who);
  const half = await given.worker({ district: home });
  await accounts.session(half, { isSecondFactorDue: true });
  const cast = { ...people, elsewhere, system, systemOfShelters, reading };
  const distant = await given.worker({ district: far });
  const access = await emergencies(
    ...[world, accounts, { ...cast, distant }, { own, near, far: houses.far as House, caseId: broken }],
  );
  const deadline = await deadlinesIn(world, { mine, machines, other, broken }, { coordinator, worker });
  const roles = new Map<string, Account | null>([
    ['nobody', null],
    ['half signed in', half],
    ...(['worker', 'coordinator', 'mediator', 'office', 'operator'] as const).map(
      (name) => [name, people[name]] as const,
    ),
    ['system of shelters', systemOfShelters],
    ['system of district', system],
    ['reading system', reading],
    ...(['admin', 'auditor'] as const).map((name) => [name, people[name]] as const),
  ]);
  const never = { none: randomUUID() };
  const each = (of: (shelter: Shelter) => string): Groups => ({
    ...mapped(houses, (group) => mapped(group, of)),
    never,
  });
  const some = (of: (shelter: Shelter) => string): Groups => ({
    own: mapped(own, of),
    other: mapped({ open: near.open, secret: near.secret }, of),
    never,
  });
  const first = async (table: 'discrepancy' | 'criterion') =>
    new Map(
      (
        await world.database.sql<{ pool: string; id: string }>(`select pool_id as pool, id from ${table}`)
      ).map(({ pool, id }) => [pool, id]),
    );
  const [discrepancies, criteria] = [await first('discrepancy'), await first('criterion')];
  const noted = discrepancies.get(own.open.pool.id);
  const takeNote = 'mutation ($input: NoteDiscrepancyInput!) { noteDiscrepancy(input: $input) { id } }';
  await world.ask(worker, takeNote, { input: { discrepancyId: noted, note: 'nota' } });
  const agreements = await world.database.sql<{ id: string }>(
    'select id from district_agreement where $1 in (district_id, partner_id)',
    [home.id],
  );
  return {
    roles,
    need,
    ...{ caseOf: somebody.caseOf, mergeable: somebody.mergeable },
    half,
    codeOf: (who) => codes.get(who?.id ?? '') ?? '000000',
    inSession: accounts.inSession,
    cookieOf: accounts.cookie,
    ids: {
      ...(await peopleAndKeys(world, { home, agreed, ours, theirs }, cast)),
      ...(await dutyOf(
        world,
        { home, agreed, shelter: own.open },
        { worker, coordinator, mediator, elsewhere },
      )),
      access,
      change: await changes(world, { home, agreed, elsewhere: cast.elsewhere }, own.secret),
      link: { ...(await countLinks(world, { operator, coordinator }, { own, near })), never },
      ...{ deadline, procedure },
      session: { each: sessions, never },
      mediator: {
        own: { called: mediator.id, other: otherMediator.id },
        other: { agreed: (await given.mediator({ district: agreed })).id },
      },
      nothing: { once: { once: '' } },
      subject: { ...somebody.subject, never },
      mergedSubject: { ...somebody.merged, never },
      avoidance: { ...somebody.avoidance, never },
      call: { ...somebody.call, never },
      shelter: each(({ id }) => id),
      pool: each(({ pool }) => pool.id),
      keptShelter: some(({ id }) => id),
      keptPool: some(({ pool }) => pool.id),
      criterion: some(({ pool }) => criteria.get(pool.id) ?? ''),
      case: {
        ...{ own: { open: mine, closed }, system: { open: machines }, other: { open: other } },
        ...{ emergency: { broken }, never },
      },
      placement: { ...placements, never },
      organisation: { own: { ours: ours.id }, other: { theirs: theirs.id }, never },
      district: { own: { home: home.id }, other: { agreed: agreed.id, far: far.id }, never },
      service: {
        own: { ours: await service(world, home, ours) },
        other: { theirs: await service(world, far, theirs) },
        never,
      },
      comune: { own: { home: home.comune }, other: { far: far.comune }, never: { none: '999999' } },
      agreement: { own: { home: agreements[0]?.id ?? '' }, never },
      discrepancy: {
        own: {
          open: discrepancies.get(own.open.pool.id) ?? '',
          secret: discrepancies.get(own.secret.pool.id) ?? '',
        },
        never,
      },
    },
  };
}
