import type { Account } from '../support/given.js';
import type { World } from '../support/world.js';
import type { Figures, State } from './model.js';

export const figuresSelection = `{ id authorised surge outOfService turnaround operable occupied promised free overcommitted }`;
const placementSelection = `{ id state places heldAt expiresAt arrivedAt pool ${figuresSelection} }`;

export interface PoolAnswer extends Figures {
  readonly id: string;
}
export interface PlacementAnswer {
  readonly id: string;
  readonly state: State;
  readonly places: number;
  readonly heldAt: string | null;
  readonly expiresAt: string | null;
  readonly arrivedAt: string | null;
  readonly pool: PoolAnswer;
}

/** A mutation of one input, by its name. */
function mutation(name: string, input: string, selection: string): string {
  return `mutation ($input: ${input}!) { ${name}(input: $input) ${selection} }`;
}

export const documents = {
  createOrganisation: mutation('createOrganisation', 'CreateOrganisationInput', '{ id }'),
  createShelter: mutation('createShelter', 'CreateShelterInput', '{ id }'),
  createPool: mutation('createPool', 'CreatePoolInput', '{ id }'),
  stateCriterion: mutation('stateCriterion', 'StateCriterionInput', '{ id }'),
  editPool: mutation('editPool', 'EditPoolInput', figuresSelection),
  setSurge: mutation('setSurge', 'SetSurgeInput', figuresSelection),
  closePool: mutation('closePool', 'PoolActInput', figuresSelection),
  reopenPool: mutation('reopenPool', 'PoolActInput', figuresSelection),
  declareBeds: mutation('declareBeds', 'DeclareBedsInput', figuresSelection),
  confirmBeds: mutation('confirmBeds', 'ConfirmBedsInput', figuresSelection),
  disputeBeds: mutation('disputeBeds', 'DisputeBedsInput', figuresSelection),
  markReady: mutation('markReady', 'MarkReadyInput', figuresSelection),
  openIntervention: mutation('openIntervention', 'OpenInterventionInput', '{ id }'),
  holdBeds: mutation('holdBeds', 'HoldBedsInput', placementSelection),
  holdGroup: mutation('holdGroup', 'HoldGroupInput', placementSelection),
  extendHold: mutation('extendHold', 'ExtendHoldInput', placementSelection),
  confirmPlacement: mutation('confirmPlacement', 'PlacementInput', placementSelection),
  releasePlacement: mutation('releasePlacement', 'PlacementInput', placementSelection),
  refusePlacement: mutation('refusePlacement', 'RefusePlacementInput', placementSelection),
  recordArrival: mutation('recordArrival', 'PlacementInput', placementSelection),
  recordStay: mutation('recordStay', 'RecordStayInput', placementSelection),
  recordNoShow: mutation('recordNoShow', 'PlacementInput', placementSelection),
  endPlacement: mutation('endPlacement', 'PlacementInput', placementSelection),
} as const;
export type Operation = keyof typeof documents;

/** Does an act that nothing speaks against. */
export async function done<Answer = { id: string }>(
  world: World,
  who: Account,
  operation: Operation,
  input: object,
): Promise<Answer> {
  const { data, code, errors } = await world.ask(who, documents[operation], { input });
  if (code === null) return data[operation];
  throw new Error(`${operation} ${JSON.stringify(input)} was refused: ${code} ${errors[0]?.message}`);
}

const shelterPage = `query ($after: String) {
  shelters(first: 50, after: $after) { nodes { pools ${figuresSelection} } pageInfo { hasNextPage endCursor } } }`;

/** The figures of every open pool in the sight of `who`, by their ids. */
export async function readAllPools(world: World, who: Account): Promise<Map<string, PoolAnswer>> {
  const pools = new Map<string, PoolAnswer>();
  let after: string | null = null;
  do {
    const { data, errors } = await world.ask(who, shelterPage, { after });
    if (errors.length > 0) throw new Error(`The shelters cannot be read: ${errors[0]?.message}`);
    const page: ShelterPage = data.shelters;
    for (const pool of page.nodes.flatMap((shelter) => shelter.pools)) pools.set(pool.id, pool);
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return pools;
}

interface ShelterPage {
  readonly nodes: readonly { readonly pools: readonly PoolAnswer[] }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}
