import type { Account, District } from '../support/given.js';
import type { Answer, World } from '../support/world.js';

/** The fattest allowed document of a search. */
export const searchDocument = `query ($need: NeedInput!, $first: Int, $after: String) {
  findBeds(need: $need, first: $first, after: $after) {
    nodes {
      pool {
        id name countedIn authorised operable occupied promised free overcommitted revision asOf
        freshness { level observedAt validUntil disputed }
        criteria { kind effect number words validUntil }
      }
      shelter { id name kind secrecy municipality { istatCode } organisation { id name } }
      verdict light free placesNeeded ring distanceKm
      reasons { criterion finding message }
      contacts { name phone route }
    }
    pageInfo { hasNextPage endCursor }
    ringReached advice asOf
  }
}`;

export interface Offer {
  readonly pool: { readonly id: string; readonly name: string };
  readonly shelter: { readonly id: string; readonly name: string };
  readonly verdict: string;
  readonly light: string;
  readonly free: number | null;
  readonly placesNeeded: number;
  readonly ring: string | null;
  readonly distanceKm: number | null;
  readonly reasons: readonly { criterion: string; finding: string; message: string }[];
  readonly contacts: readonly { name: string; route: string }[];
}

export const woman = { sex: 'FEMALE', age: 35 };
export const man = { sex: 'MALE', age: 40 };
/** A profile that says something, and nothing that stands in the way of an adult. */
export const adults = [{ kind: 'AGE_MIN', effect: 'REQUIRE', number: 18 }];

export function searchesOf(world: World) {
  const search = (who: Account | null, need: object = {}, page: object = {}): Promise<Answer> =>
    world.ask(who, searchDocument, { need: { category: 'FAMILY', guests: [woman], ...need }, ...page });
  const offers = async (who: Account | null, need: object = {}): Promise<Offer[]> => {
    const { data, errors } = await search(who, need, { first: 100 });
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return data.findBeds.nodes;
  };
  return {
    search,
    offers,
    names: async (who: Account | null, need: object = {}) =>
      (await offers(who, need)).map(({ shelter }) => shelter.name),
    /** The only offer of a shelter. */
    offerOf: async (who: Account | null, shelter: { id: string }, need: object = {}) =>
      (await offers(who, need)).find((offer) => offer.shelter.id === shelter.id) ?? null,
    /** A shelter with one pool of adults. */
    house: (name: string, district: District, pool: object = {}, facts: object = {}) =>
      world.given.shelter({ district, name, pools: [{ criteria: adults, ...pool }], ...facts }),
  };
}
