import { type Acts, actsIn } from '../placements/acts.js';
import type { Account } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';

export interface Offer {
  readonly pool: { id: string; revision: number };
  readonly verdict: string;
  readonly light: string;
  readonly free: number | null;
  readonly placesNeeded: number;
  readonly reasons: readonly { criterion: string; finding: string; message: string }[];
  readonly contacts: readonly { route: string }[];
}

const fields = `id free occupied promised operable overcommitted revision freshness { level disputed } discrepancies { nodes { kind } }`;
const countings = {
  declareBeds: 'DeclareBedsInput',
  confirmBeds: 'ConfirmBedsInput',
  disputeBeds: 'DisputeBedsInput',
  setSurge: 'SetSurgeInput',
} as const;

/** A night of the service, over the public API only. */
export interface Night {
  readonly world: World;
  readonly acts: Acts;
  search(who: Account, need: object): Promise<Offer[]>;
  count(who: Account, what: keyof typeof countings, input: object): ReturnType<World['ask']>;
}

/** @param instant when the night begins, as clocks in Italy show it with their offset */
export async function nightOf(instant: string): Promise<Night> {
  const world = await createWorld();
  await world.clock.set(instant);
  return {
    world,
    acts: actsIn(world),
    async search(who, need) {
      const document = `query ($need: NeedInput!) { findBeds(need: $need, first: 50) { nodes {
        pool { id revision } verdict light free placesNeeded reasons { criterion finding message } contacts { route } } } }`;
      const { data, errors } = await world.ask(who, document, { need });
      if (!data) throw new Error(errors[0]?.message);
      return data.findBeds.nodes;
    },
    count(who, what, input) {
      return world.ask(
        who,
        `mutation ($input: ${countings[what]}!) { ${what}(input: $input) { ${fields} } }`,
        { input },
      );
    },
  };
}
