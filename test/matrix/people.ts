import { randomUUID } from 'node:crypto';
import { permissions } from '../../src/access/index.js';
import type { accountsIn } from '../support/accounts.js';
import type { Account, District } from '../support/given.js';
import type { World } from '../support/world.js';
import type { House } from './houses.js';
import type { Groups } from './world.types.js';

/** Who is there, and for whom they work. */
export interface Cast {
  readonly [name: string]: Account;
  readonly worker: Account;
  readonly coordinator: Account;
  readonly system: Account;
  readonly systemOfShelters: Account;
  readonly reading: Account;
  readonly admin: Account;
  /** On duty in the district with an agreement. */
  readonly elsewhere: Account;
}
interface Bodies {
  readonly home: District;
  readonly agreed: District;
  readonly ours: { id: string };
  readonly theirs: { id: string };
}

const never = { none: randomUUID() };

/** People and keys near and far, in every state that they can be in. */
export async function peopleAndKeys(
  world: World,
  { home, agreed, ours, theirs }: Bodies,
  cast: Cast,
): Promise<{ person: Groups; key: Groups; reader: Groups }> {
  const { given, database } = world;
  const person = async (facts: object) =>
    (await given.person({ roles: ['SOCIAL_WORKER'], secondFactor: true, ...facts })).id;
  const operator = (organisation: { id: string }) => person({ roles: ['SHELTER_OPERATOR'], organisation });
  const inputs = { name: 'Nuova', email: 'nuova@example.org', roles: ['SOCIAL_WORKER'], districtId: home.id };
  const invited = await asked(world, cast.coordinator, 'invitePerson', inputs, 'person { id }');
  const disabled = await person({ district: home });
  await asked(world, cast.coordinator, 'disablePerson', { personId: disabled }, 'id');
  const key = async ({ id }: Account) => {
    const [row] = await database.sql<{ id: string }>('select id from api_key where account_id = $1', [id]);
    return row?.id ?? '';
  };
  const scopes = Object.keys(permissions);
  const made = { organisationId: ours.id, name: 'Gestionale', scopes: ['beds.read'] };
  const ended = await asked(world, cast.coordinator, 'createApiKey', made, 'apiKey { id }');
  await asked(world, cast.coordinator, 'revokeApiKey', { keyId: ended.apiKey.id }, 'id');
  for (const reader of [cast.worker, cast.elsewhere])
    await database.sql(
      `insert into audit_entry (actor_id, action, target_kind, target_ids, details, at)
       values ($1, 'ADDRESS_REVEALED', 'SHELTER', $2, '{}', registry_now())`,
      [reader.id, Array.from({ length: 20 }, () => randomUUID())],
    );
  return {
    reader: { own: { worker: cast.worker.id }, other: { worker: cast.elsewhere.id } },
    person: {
      own: {
        worker: await person({ district: home, municipalities: [home.comune] }),
        operator: await operator(ours),
        coordinator: cast.coordinator.id,
        ...{ invited: invited.person.id, disabled },
      },
      other: { worker: await person({ district: agreed }), operator: await operator(theirs) },
      registry: {
        admin: await person({ roles: ['ADMIN'] }),
        auditor: await person({ roles: ['AUDITOR'] }),
      },
      machine: { ours: cast.system.id },
      never,
    },
    key: {
      own: {
        district: await key(cast.system),
        organisation: await key(cast.systemOfShelters),
        ended: ended.apiKey.id,
      },
      other: {
        district: await key(await given.integration({ district: agreed, scopes })),
        organisation: await key(await given.integration({ organisation: theirs, scopes })),
      },
      registry: { reading: await key(cast.reading) },
      people: { worker: await key(cast.worker), admin: await key(cast.admin) },
      never,
    },
  };
}

/** Emergency accesses, taken by the worker and by others, to what is near and far; one has been looked at. */
export async function emergencies(
  world: World,
  accounts: ReturnType<typeof accountsIn>,
  { worker, elsewhere, coordinator, distant }: Cast & { distant: Account },
  { own, near, far, caseId }: { own: House; near: House; far: House; caseId: string },
): Promise<Groups> {
  await accounts.withGenerator(distant);
  const broken = async (who: Account, target: 'SHELTER' | 'INTERVENTION', targetId: string) => {
    const input = { target, targetId, reason: 'la donna è in strada', code: await accounts.code(who) };
    return (await asked(world, who, 'breakGlass', input, 'id')).id as string;
  };
  const reviewed = await broken(elsewhere, 'SHELTER', own.confidential.id);
  const finding = { accessId: reviewed, justified: false, finding: 'sentita la centrale' };
  await asked(world, coordinator, 'reviewEmergencyAccess', finding, 'id');
  return {
    workers: {
      shelter: await broken(worker, 'SHELTER', near.confidential.id),
      case: await broken(worker, 'INTERVENTION', caseId),
    },
    ofOurs: { open: await broken(elsewhere, 'SHELTER', own.confidential.id), reviewed },
    other: { far: await broken(distant, 'SHELTER', far.secret.id) },
    never,
  };
}

/** Changes of access in the own district and beside it, and of the place of an own shelter. */
export async function changes(
  { database }: World,
  { home, agreed, elsewhere }: { home: District; agreed: District; elsewhere: Account },
  shelter: { id: string },
): Promise<Groups> {
  const made = async (kind: string, district: District, about: { account?: string; shelter?: string }) => {
    const id = randomUUID();
    await database.sql(
      `insert into access_change (id, kind, by_id, account_id, shelter_id, district_id)
       values ($1, $2, $3, $4, $5, $6)`,
      [id, kind, randomUUID(), about.account ?? null, about.shelter ?? null, district.id],
    );
    return id;
  };
  return {
    own: {
      reset: await made('PASSWORD_RESET', home, { account: elsewhere.id }),
      place: await made('SECRET_PLACE_CHANGED', home, { shelter: shelter.id }),
    },
    other: { reset: await made('PASSWORD_RESET', agreed, { account: elsewhere.id }) },
    never,
  };
}

/** An act that nothing may stand in the way of. */
export async function asked(world: World, who: Account, name: string, input: object, fields: string) {
  const type = `${name.slice(0, 1).toUpperCase()}${name.slice(1)}Input`;
  const kind = name === 'disablePerson' ? 'PersonActInput' : type;
  const document = `mutation ($input: ${kind}!) { ${name}(input: $input) { ${fields} } }`;
  const { data, errors } = await world.ask(who, document, { input: { requestKey: randomUUID(), ...input } });
  if (!data?.[name]) throw new Error(`${name}: ${JSON.stringify(errors)}`);
  return data[name];
}
