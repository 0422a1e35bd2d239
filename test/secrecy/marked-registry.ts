import type { Parsed } from '../support/world.js';
import type { Marks } from './marks.js';

/** Asks the product, and fails where it refuses. */
export type Ask = (key: string, document: string, variables: object) => Promise<Parsed>;

export interface MarkedRegistry {
  readonly shelters: readonly MarkedShelter[];
  readonly cases: readonly string[];
}
export interface MarkedShelter {
  readonly id: string;
  readonly poolId: string;
}
export interface MarkedSizes {
  readonly shelters: number;
  readonly cases: number;
}
export interface MarkedPlaces {
  readonly district: string;
  readonly gateway: string;
}

const worker = 'demo-worker';
const coordinator = 'demo-coordinator';
const category = 'WOMAN_VICTIM_OF_VIOLENCE';

/** Writes a mark into every cell that is secret, by the API alone, as people would. */
export async function markRegistry(
  ask: Ask,
  marks: Marks,
  given: MarkedSizes & MarkedPlaces,
): Promise<MarkedRegistry> {
  const shelters: MarkedShelter[] = [];
  for (let nth = 0; nth < given.shelters; nth++)
    shelters.push(await markedShelter(ask, marks, { ...given, nth }));
  const cases: string[] = [];
  for (let nth = 0; nth < given.cases; nth++) {
    const shelter = shelters[nth % shelters.length];
    if (shelter) cases.push(await markedCase(ask, marks, { shelter, nth }));
  }
  return { shelters, cases };
}

async function markedShelter(
  ask: Ask,
  marks: Marks,
  { district, gateway, nth }: MarkedPlaces & { nth: number },
): Promise<MarkedShelter> {
  const isSecret = nth % 2 === 0;
  const named = `shelter ${nth}`;
  const { createOrganisation: organisation } = await ask(
    coordinator,
    'mutation ($input: CreateOrganisationInput!) { createOrganisation(input: $input) { id } }',
    {
      input: {
        ...{ name: `Ente ${marks.make('true organisation', named)}`, districtId: district },
        ...{ sector: 'THIRD_SECTOR', legalForm: 'SOCIAL_COOPERATIVE_A' },
      },
    },
  );
  const { createShelter: shelter } = await ask(
    coordinator,
    'mutation ($input: CreateShelterInput!) { createShelter(input: $input) { id revision } }',
    {
      input: {
        ...{
          organisationId: organisation.id,
          districtId: district,
          gatewayId: gateway,
          kind: 'REFUGE_HOUSE',
        },
        secrecy: isSecret ? 'SECRET' : 'CONFIDENTIAL_ADDRESS',
        name: isSecret
          ? `Casa ${marks.make('name of a secret shelter', named)}`
          : `Casa Fiore ${lettersFor(nth)}`,
      },
    },
  );
  marks.keepId(named, shelter.id);
  const { createPool: pool } = await ask(
    coordinator,
    'mutation ($input: CreatePoolInput!) { createPool(input: $input) { id } }',
    {
      input: {
        ...{ shelterId: shelter.id, name: `Stanze ${lettersFor(nth)}`, countedIn: 'BED', authorised: 40 },
        categories: [category],
      },
    },
  );
  marks.keepId(named, pool.id);
  await ask(coordinator, 'mutation ($input: SetSecretPlaceInput!) { setSecretPlace(input: $input) { id } }', {
    input: {
      shelterId: shelter.id,
      address: `via ${marks.make('address', named)} 7`,
      meetingPoint: `Questura ${marks.make('meeting point', named)}`,
    },
  });
  await ask(coordinator, 'mutation ($input: SetContactsInput!) { setContacts(input: $input) { id } }', {
    input: {
      shelterId: shelter.id,
      contacts: [{ name: 'Turno', phone: marks.phone('duty phone', named), route: 'DIRECT_PHONE' }],
    },
  });
  await ask(worker, 'mutation ($input: DeclareBedsInput!) { declareBeds(input: $input) { id } }', {
    input: { poolId: pool.id, free: 40 },
  });
  return { id: shelter.id, poolId: pool.id };
}

async function markedCase(
  ask: Ask,
  marks: Marks,
  { shelter, nth }: { shelter: MarkedShelter; nth: number },
): Promise<string> {
  const words = () => marks.make('words of a case', `case ${nth}`);
  const { openIntervention: opened } = await ask(
    worker,
    'mutation ($input: OpenInterventionInput!) { openIntervention(input: $input) { id } }',
    {
      input: {
        category,
        call: {
          ...{ corps: 'CARABINIERI', municipality: '037032', station: words(), officer: words() },
          ...{ callbackPhone: marks.phone('words of a case', `case ${nth}`), situation: words() },
        },
      },
    },
  );
  const interventionId = opened.id;
  await ask(worker, 'mutation ($input: AddNoteInput!) { addNote(input: $input) { id } }', {
    input: { interventionId, words: words() },
  });
  const { holdBeds: held } = await ask(
    worker,
    'mutation ($input: HoldBedsInput!) { holdBeds(input: $input) { id } }',
    {
      input: {
        ...{ interventionId, poolId: shelter.poolId, places: 1, requestKey: `marked-${interventionId}` },
        overrideReason: words(),
      },
    },
  );
  const placement = { placementId: held.id };
  if (nth % 3 === 0) {
    const why = { actor: 'SHELTER', reason: 'NO_PLACE', note: words() };
    await ask(worker, 'mutation ($input: RefusePlacementInput!) { refusePlacement(input: $input) { id } }', {
      input: { ...placement, ...why },
    });
    await ask(
      worker,
      'mutation ($input: CloseInterventionInput!) { closeIntervention(input: $input) { id } }',
      {
        input: { interventionId, outcome: 'NO_PLACE_FOUND', note: words() },
      },
    );
    return interventionId;
  }
  await ask(worker, 'mutation ($input: PlacementInput!) { confirmPlacement(input: $input) { id } }', {
    input: { ...placement, note: words() },
  });
  await ask(worker, 'mutation ($input: TellCallerInput!) { tellCaller(input: $input) { id } }', {
    input: { interventionId, placementIds: [held.id], toldTo: words(), words: words() },
  });
  return interventionId;
}

function lettersFor(nth: number): string {
  const letter = (index: number) => String.fromCharCode(97 + (index % 26));
  return `${letter(nth).toUpperCase()}${letter(Math.floor(nth / 26))}`;
}
