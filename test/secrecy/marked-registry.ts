import type { Parsed } from '../support/world.js';
import { brokenGlass, markedKey, markedPeople } from './marked-people.js';
import { markedDoings, markedSubject } from './marked-subjects.js';
import type { MarkKind, Marks } from './marks.js';

/** Asks the product, and fails where it refuses. */
export type Ask = (key: string, document: string, variables: object) => Promise<Parsed>;

export interface MarkedRegistry {
  readonly shelters: readonly MarkedShelter[];
  readonly cases: readonly string[];
  readonly subjects: readonly string[];
  /** Those for which the address was revealed to `demo-worker`. */
  readonly placements: readonly string[];
  /** Those for which `demo-worker` broke the glass. */
  readonly accesses: readonly string[];
  readonly people: readonly string[];
}
export interface MarkedShelter {
  readonly id: string;
  readonly poolId: string;
}
interface GivenShelter extends MarkedShelter {
  readonly address: AddressKind;
}
type AddressKind = Extract<MarkKind, `address${string}`>;
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

/** Of every four addresses two are told, one is told no more, and one nobody asked for. */
const addressKinds = ['address told', 'address after its time', 'address told', 'address'] as const;

/** Writes a mark into every cell that is secret, by the API alone, as people would. */
export async function markRegistry(
  ask: Ask,
  marks: Marks,
  given: MarkedSizes & MarkedPlaces & { readonly codes: readonly string[] },
): Promise<MarkedRegistry & { readonly over: readonly string[] }> {
  const shelters: GivenShelter[] = [];
  for (let nth = 0; nth < given.shelters; nth++)
    shelters.push(await markedShelter(ask, marks, { ...given, nth }));
  const cases: string[] = [];
  const subjects: string[] = [];
  const placements: string[] = [];
  for (let nth = 0; nth < given.cases; nth++) {
    const shelter = shelters[nth % shelters.length];
    if (!shelter) continue;
    const made = await markedCase(ask, marks, { shelter, nth });
    cases.push(made.id);
    subjects.push(made.subjectId);
    placements.push(...made.revealed);
  }
  const people = await markedPeople(ask, marks, given.district);
  await markedKey(ask, marks, given.district);
  const accesses: string[] = [];
  for (const [nth, code] of given.codes.entries()) {
    const shelter = shelters[nth];
    if (shelter) accesses.push(await brokenGlass(ask, marks, { shelterId: shelter.id, nth, code }));
  }
  const over = shelters.filter(({ address }) => address === 'address after its time').map(({ id }) => id);
  return { shelters, cases, subjects, placements, accesses, people, over };
}

async function markedShelter(
  ask: Ask,
  marks: Marks,
  { district, gateway, nth }: MarkedPlaces & { nth: number },
): Promise<GivenShelter> {
  const address = addressKinds[nth % addressKinds.length] ?? 'address';
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
  const poolName = `Stanze ${isSecret ? marks.make('name of a secret shelter', named) : lettersFor(nth)}`;
  const { createPool: pool } = await ask(
    coordinator,
    'mutation ($input: CreatePoolInput!) { createPool(input: $input) { id } }',
    {
      input: {
        ...{ shelterId: shelter.id, name: poolName, countedIn: 'BED', authorised: 40 },
        categories: [category],
      },
    },
  );
  marks.keepId(named, pool.id);
  await ask(coordinator, 'mutation ($input: SetSecretPlaceInput!) { setSecretPlace(input: $input) { id } }', {
    input: {
      shelterId: shelter.id,
      address: `via ${marks.make(address, named)} 7`,
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
  return { id: shelter.id, poolId: pool.id, address };
}

async function markedCase(
  ask: Ask,
  marks: Marks,
  { shelter, nth }: { shelter: GivenShelter; nth: number },
): Promise<{ id: string; subjectId: string; revealed: string[] }> {
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
  const subjectId = await markedSubject(ask, marks, { interventionId, nth });
  await markedDoings(ask, marks, { interventionId, nth });
  const { holdBeds: held } = await ask(
    worker,
    'mutation ($input: HoldBedsInput!) { holdBeds(input: $input) { id } }',
    {
      input: {
        ...{ interventionId, poolId: shelter.poolId, places: 1, requestKey: `marked-${interventionId}` },
        ...{ overrideReason: words(), subjectIds: [subjectId] },
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
    return { id: interventionId, subjectId, revealed: [] };
  }
  await ask(worker, 'mutation ($input: PlacementInput!) { confirmPlacement(input: $input) { id } }', {
    input: { ...placement, note: words() },
  });
  await ask(worker, 'mutation ($input: TellCallerInput!) { tellCaller(input: $input) { id } }', {
    input: { interventionId, placementIds: [held.id], toldTo: words(), words: words() },
  });
  if (shelter.address === 'address') return { id: interventionId, subjectId, revealed: [] };
  await ask(
    worker,
    'mutation ($input: RevealAddressInput!) { revealAddress(input: $input) { placementId expiresAt } }',
    {
      input: {
        ...{ ...placement, requestKey: `revealed-${held.id}` },
        reason: `La pattuglia non trova ${marks.make('reason of a reveal', `case ${nth}`)}`,
      },
    },
  );
  return { id: interventionId, subjectId, revealed: [held.id] };
}

function lettersFor(nth: number): string {
  const letter = (index: number) => String.fromCharCode(97 + (index % 26));
  return `${letter(nth).toUpperCase()}${letter(Math.floor(nth / 26))}`;
}
