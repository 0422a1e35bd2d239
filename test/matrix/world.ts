import { randomUUID } from 'node:crypto';
import { permissions } from '../../src/access/index.js';
import { actsIn } from '../placements/acts.js';
import type { Account, District } from '../support/given.js';
import type { Shelter } from '../support/given-shelters.js';
import type { World } from '../support/world.js';

/** What the marks of a cell are about, in order: a group is one relation, with its objects. */
export type Groups = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A registry that holds one of everything, near and far, and somebody of every kind who looks at it. */
export interface MatrixWorld {
  readonly roles: ReadonlyMap<string, Account | null>;
  readonly ids: Readonly<Record<Kind, Groups>>;
  readonly need: object;
}
export type Kind =
  | 'shelter'
  | 'pool'
  | 'keptShelter'
  | 'keptPool'
  | 'case'
  | 'placement'
  | 'organisation'
  | 'district'
  | 'service'
  | 'comune'
  | 'agreement'
  | 'discrepancy'
  | 'criterion';

const secrecies = {
  open: 'PUBLIC',
  professional: 'PROFESSIONAL',
  confidential: 'CONFIDENTIAL_ADDRESS',
  secret: 'SECRET',
} as const;
type Name = keyof typeof secrecies;
type House = Readonly<Record<Name, Shelter>>;

const allHours = {
  always: false,
  holidays: 'AS_USUAL',
  weekly: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '23:59' }],
  seasons: [
    {
      name: 'freddo',
      fromDay: '06-01',
      untilDay: '06-30',
      weekly: [{ days: [1], from: '08:00', to: '09:00' }],
    },
  ],
  exceptions: [
    { name: 'lavori', from: '2020-01-01', until: '2020-01-02', intervals: [{ from: '08:00', to: '09:00' }] },
  ],
};

export async function matrixWorld(world: World): Promise<MatrixWorld> {
  const { given } = world;
  const home = await given.district({ name: 'Casa', comuni: ['037006'] });
  const agreed = await given.district({ name: 'Accordo', comuni: ['037032'] });
  const region = await given.district({ name: 'Regione', comuni: ['036023'] });
  const far = await given.district({ name: 'Lontano', comuni: ['058091'] });
  await given.agreement(home, agreed);
  await given.border(home, agreed);
  const [ours, theirs] = [
    await given.organisation({ district: home }),
    await given.organisation({ district: far }),
  ];
  const acts = actsIn(world);
  const worker = await given.worker({ district: home });
  const elsewhere = await given.worker({ district: agreed });
  const system = await given.integration({ district: home, scopes: Object.keys(permissions) });
  const operator = await given.operator({ organisation: ours });
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
  const mediator = await given.mediator({ district: home });
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
  const confirmed = async (who: Account, caseId: string, { pool }: Shelter) => {
    const { id } = await acts.hold(who, caseId, pool.id, {
      ...{ overrideReason: 'accordi presi', guests: [{ sex: 'FEMALE', age: 30 }] },
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
  };
  async function refused(): Promise<string> {
    const { id } = await acts.hold(worker, mine, own.confidential.pool.id);
    const why = { actor: 'SHELTER', reason: 'INCOMPATIBLE_WITH_RESIDENTS', note: 'una nota' };
    await acts.done(worker, 'refusePlacement', { placementId: id, ...why });
    return id as string;
  }
  const need = {
    category: 'WOMAN_VICTIM_OF_VIOLENCE',
    guests: [{ sex: 'FEMALE', age: 30 }],
    widestRing: 'NATIONAL',
  };
  const search = 'query ($need: NeedInput!) { findBeds(need: $need) { nodes { light } } }';
  for (const [who, interventionId] of [
    [worker, mine],
    [system, machines],
    [elsewhere, other],
  ] as const) {
    await world.ask(who, search, { need: { ...need, interventionId } });
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
  await world.database.sql('update intervention set assigned_to = $1 where id = any($2)', [
    mediator.id,
    [mine, closed],
  ]);

  const scopes = Object.keys(permissions);
  const roles = new Map<string, Account | null>([
    ['nobody', null],
    ['worker', worker],
    ['coordinator', await given.coordinator({ district: home })],
    ['mediator', mediator],
    ['office', office],
    ['operator', operator],
    ['system of shelters', await given.integration({ organisation: ours, scopes })],
    ['system of district', system],
    ['reading system', await given.integration({ scopes: ['beds.read'] })],
    ['admin', await given.admin()],
    ['auditor', await given.auditor()],
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
  const agreements = await world.database.sql<{ id: string }>('select id from district_agreement');
  return {
    roles,
    need,
    ids: {
      shelter: each(({ id }) => id),
      pool: each(({ pool }) => pool.id),
      keptShelter: some(({ id }) => id),
      keptPool: some(({ pool }) => pool.id),
      criterion: some(({ pool }) => criteria.get(pool.id) ?? ''),
      case: { own: { open: mine, closed }, system: { open: machines }, other: { open: other }, never },
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

function mapped<V, W>(record: Readonly<Record<string, V>>, of: (value: V) => W): Record<string, W> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, of(value)]));
}

/** A shelter of each secrecy, with everything filled in that it may have. */
async function house(
  { given, database }: World,
  district: District,
  organisation: { id: string },
): Promise<House> {
  const made = async (secrecy: string): Promise<Shelter> => {
    const isGuarded = secrecy === 'CONFIDENTIAL_ADDRESS' || secrecy === 'SECRET';
    const criterion = { kind: 'AGE_MAX', effect: 'PREFER', number: 70 };
    const shelter = await given.shelter({
      ...{ district, organisation, secrecy, kind: isGuarded ? 'REFUGE_HOUSE' : 'NIGHT_SHELTER' },
      ...{ staffedHours: allHours, admissionHours: allHours, telephoneHours: allHours },
      ...(isGuarded ? { meetingPoint: 'questura' } : {}),
      pools: [
        {
          authorised: 10,
          free: 8,
          categories: ['WOMAN_VICTIM_OF_VIOLENCE'],
          criteria: [criterion],
          emergency: true,
        },
      ],
    });
    await database.sql(
      `insert into contact (shelter_id, position, name, phone, route)
       values ($1, 1, 'Reperibile', '+39 000 333444', 'DIRECT_PHONE')`,
      [shelter.id],
    );
    await database.sql(
      "update criterion set note = 'nota', words = '{it}', valid_from = '2020-01-01', valid_until = '2030-01-01' where pool_id = $1",
      [shelter.pool.id],
    );
    await database.sql("update shelter set note = 'nota', languages = '{it}' where id = $1", [shelter.id]);
    return shelter;
  };
  const entries = await Promise.all(
    Object.entries(secrecies).map(async ([name, secrecy]) => [name, await made(secrecy)] as const),
  );
  return Object.fromEntries(entries) as House;
}

async function service(world: World, district: District, organisation: { id: string }): Promise<string> {
  const admin = await world.given.admin();
  const input = {
    ...{ organisationId: organisation.id, name: 'Sportello', kind: 'HOTLINE', coverage: 'DISTRICT' },
    ...{
      municipality: district.comune,
      hours: allHours,
      note: 'nota',
      languages: ['it'],
      categories: ['FAMILY'],
    },
    contacts: [{ name: 'Centralino', phone: '+39 000 333444', route: 'DIRECT_PHONE', hours: allHours }],
  };
  const document = 'mutation ($input: CreateServiceInput!) { createService(input: $input) { id } }';
  const { data, errors } = await world.ask(admin, document, { input });
  if (!data?.createService) throw new Error(JSON.stringify(errors));
  return data.createService.id;
}
