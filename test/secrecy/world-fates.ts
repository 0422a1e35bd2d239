import { idOf } from '../../seeds/demo/ids.js';
import { demoGuide } from '../../seeds/index.js';
import type { ServerProcess } from '../support/server-process.js';
import type { MarkedRegistry } from './marked-registry.js';

/** For whom two worlds must be the same. */
export type Fates = 'outsiders' | 'insiders';

/** What stands before the worlds part. */
export interface World {
  readonly guarded: MarkedRegistry;
  /** When they live on, and when they are asked. */
  readonly livesAt: string;
  readonly stillAt: string;
}

const coordinator = 'demo-coordinator';
const worker = 'demo-worker';
const far = '058091';

/** Guarded shelters and cases without secrets yet: both worlds know them by the same ids. */
export async function worldBefore(server: ServerProcess): Promise<World> {
  const act = actingOn(server);
  const shelters = [];
  for (const [nth, secrecy] of [
    'SECRET',
    'CONFIDENTIAL_ADDRESS',
    'SECRET',
    'CONFIDENTIAL_ADDRESS',
  ].entries()) {
    const shelter = await act(coordinator, 'createShelter', 'CreateShelterInput', {
      ...{ organisationId: idOf('organisation/voce-ferma'), gatewayId: idOf('organisation/voce-ferma') },
      ...{
        districtId: demoGuide.ids.district,
        kind: 'REFUGE_HOUSE',
        secrecy,
        name: `Casa Stella ${'ABCD'[nth]}`,
      },
    });
    const pool = await act(coordinator, 'createPool', 'CreatePoolInput', {
      ...{ shelterId: shelter.id, name: `Stelle ${'ABCD'[nth]}`, countedIn: 'BED', authorised: 8 },
      categories: ['WOMAN_VICTIM_OF_VIOLENCE'],
    });
    shelters.push({ id: shelter.id, poolId: pool.id });
  }
  const cases = [];
  for (let nth = 0; nth < 4; nth++) {
    const opened = await act(worker, 'openIntervention', 'OpenInterventionInput', {
      ...{ category: 'WOMAN_VICTIM_OF_VIOLENCE', call: { corps: 'CARABINIERI', municipality: far } },
    });
    cases.push(opened.id);
  }
  const guarded = { shelters, cases, placements: [], accesses: [], people: [], subjects: [] };
  const minutesOn = (count: number) => new Date(Date.now() + count * 60_000).toISOString();
  return { guarded, livesAt: minutesOn(1), stillAt: minutesOn(2) };
}

/** Lets a world live on in secret, as the one or as the other. */
export async function liveAs(
  server: ServerProcess,
  { guarded }: World,
  { fates, isOther }: { fates: Fates; isOther: boolean },
): Promise<void> {
  const act = actingOn(server);
  for (const { id } of guarded.shelters) {
    await act(coordinator, 'setSecretPlace', 'SetSecretPlaceInput', {
      shelterId: id,
      address: isOther ? 'vicolo dei Fiori Recisi 117, scala B, interno 12, citofono Verdi' : 'via Corta 1',
      meetingPoint: 'Questura, ingresso posteriore',
    });
  }
  if (fates === 'insiders' || !isOther) return;
  // In the other world much more happened, none of it for outsiders to know.
  const [first, second, third] = guarded.shelters;
  const [one, two] = guarded.cases;
  if (!first || !second || !third || !one || !two) throw new Error('The world before is empty.');
  await act(worker, 'declareBeds', 'DeclareBedsInput', { poolId: first.poolId, free: 1 });
  await act(worker, 'declareBeds', 'DeclareBedsInput', { poolId: second.poolId, free: 0 });
  const held = await act(worker, 'holdBeds', 'HoldBedsInput', {
    ...{ poolId: first.poolId, interventionId: one, places: 1, requestKey: 'in-the-other-world' },
    overrideReason: 'Madre in pericolo',
  });
  await act(worker, 'confirmPlacement', 'PlacementInput', { placementId: held.id });
  await act(worker, 'addNote', 'AddNoteInput', {
    interventionId: two,
    words: 'Parole che nessun altro legge.',
  });
  await act(coordinator, 'closePool', 'PoolActInput', { poolId: third.poolId });
  const more = await act(coordinator, 'createShelter', 'CreateShelterInput', {
    ...{ organisationId: idOf('organisation/voce-ferma'), gatewayId: idOf('organisation/voce-ferma') },
    ...{ districtId: demoGuide.ids.district, kind: 'ESCAPE_HOUSE', secrecy: 'SECRET', name: 'Casa Segreta' },
  });
  const pool = await act(coordinator, 'createPool', 'CreatePoolInput', {
    ...{ shelterId: more.id, name: 'Letti', countedIn: 'BED', authorised: 3 },
    categories: ['WOMAN_VICTIM_OF_VIOLENCE', 'FAMILY'],
  });
  await act(worker, 'declareBeds', 'DeclareBedsInput', { poolId: pool.id, free: 3 });
}

function actingOn(server: ServerProcess) {
  return async (key: string, name: string, input: string, value: object): Promise<{ id: string }> => {
    const { data, errors } = await server.ask(
      key,
      `mutation ($input: ${input}!) { ${name}(input: $input) { id } }`,
      { input: value },
    );
    if (errors) throw new Error(`${name}: ${JSON.stringify(errors)}`);
    return data[name];
  };
}
