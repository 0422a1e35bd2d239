import type { Dice } from '../replay/dice.js';
import { startServer } from '../support/server-process.js';
import type { Parsed } from '../support/world.js';
import type { LocatorWorld } from './locator-world.js';

export interface Located {
  /** Refuges whose Comune was guessed. */
  readonly found: number;
  readonly refuges: number;
  /** What blind guessing finds on average. */
  readonly byChance: number;
  /** For how many refuges each way in told anything. */
  readonly evidence: ReadonlyMap<string, number>;
}

type Ask = (document: string, variables: object) => Promise<Parsed>;

const search = `query ($need: NeedInput!, $after: String) { findBeds(need: $need, first: 100, after: $after) {
  nodes { shelter { id municipality { istatCode } address phone } light verdict ring distanceKm free
    reasons { criterion finding message } contacts { name phone } } pageInfo { hasNextPage endCursor } } }`;
const list = `query ($filter: ShelterFilter) { shelters(filter: $filter, first: 100) { nodes { id } } }`;

/** Evidence that a refuge lies in a Comune: by refuge, then by Comune. */
type Evidence = Map<string, Map<string, number>>;

/** Tries to find out in which Comune each refuge lies, by everything a worker can ask for. */
export async function locate(world: LocatorWorld, dice: Dice, product?: string): Promise<Located> {
  const server = await startServer({ ...world.settings }, product);
  try {
    const ask: Ask = async (document, variables) => {
      const { data, errors } = await server.ask(world.worker.key, document, variables);
      if (errors) throw new Error(JSON.stringify(errors));
      return data;
    };
    const sources = {
      distance: await byDistance(ask, world),
      order: await byOrder(ask, world),
      'places to avoid': await byAvoiding(ask, world),
      filters: await byFilters(ask, world),
    };
    return judged(world, sources, dice);
  } finally {
    await server.end('SIGTERM');
  }
}

function judged({ refuges, comuni }: LocatorWorld, sources: Record<string, Evidence>, dice: Dice): Located {
  let found = 0;
  for (const { id, comune } of refuges) {
    const scores = comuni.map(({ code }) => ({
      code,
      score: Object.values(sources).reduce((sum, source) => sum + (source.get(id)?.get(code) ?? 0), 0),
    }));
    const best = Math.max(...scores.map(({ score }) => score));
    const guess = dice.oneOf(scores.filter(({ score }) => score > best - 1e-9));
    if (guess?.code === comune) found++;
  }
  const evidence = new Map(
    Object.entries(sources).map(([name, source]) => [
      name,
      [...source.values()].filter((scores) => [...scores.values()].some((score) => score > 0)).length,
    ]),
  );
  return { found, refuges: refuges.length, byChance: refuges.length / comuni.length, evidence };
}

interface Offer {
  readonly shelter: { readonly id: string };
  readonly distanceKm: number | null;
}

async function offersFrom(
  ask: Ask,
  municipality: string,
  avoidMunicipalities: string[] = [],
): Promise<Offer[]> {
  const guests = [{ sex: 'FEMALE', age: 30 }];
  const need = {
    category: 'WOMAN_VICTIM_OF_VIOLENCE',
    guests,
    municipality,
    avoidMunicipalities,
    includeExcluded: true,
  };
  const offers: Offer[] = [];
  for (let after: string | null = null; ; ) {
    const { findBeds } = await ask(search, { need, after });
    offers.push(...findBeds.nodes);
    if (!findBeds.pageInfo.hasNextPage) return offers;
    after = findBeds.pageInfo.endCursor;
  }
}

/** The nearer the told distance, the likelier. */
async function byDistance(ask: Ask, { comuni, refuges }: LocatorWorld): Promise<Evidence> {
  const evidence = emptyFor(refuges);
  for (const { code } of comuni) {
    for (const { shelter, distanceKm } of await offersFrom(ask, code)) {
      if (distanceKm !== null) evidence.get(shelter.id)?.set(code, 10 / (1 + distanceKm));
    }
  }
  return evidence;
}

/** The farther up it stands when one asks from there, the likelier. */
async function byOrder(ask: Ask, { comuni, refuges }: LocatorWorld): Promise<Evidence> {
  const evidence = emptyFor(refuges);
  for (const { code } of comuni) {
    const offers = await offersFrom(ask, code);
    for (const [place, { shelter }] of offers.entries())
      evidence.get(shelter.id)?.set(code, -place / offers.length);
  }
  // Where a refuge stands among refuges is settled by its id; only what moves with the origin tells something.
  for (const scores of evidence.values()) {
    const mean = [...scores.values()].reduce((sum, score) => sum + score, 0) / Math.max(1, scores.size);
    for (const [code, score] of scores) scores.set(code, Math.round((score - mean) * 1e6) / 1e6);
  }
  return evidence;
}

/** If the offer changes where one Comune is avoided, it lies there. */
async function byAvoiding(ask: Ask, { comuni, refuges }: LocatorWorld): Promise<Evidence> {
  const evidence = emptyFor(refuges);
  const [origin] = comuni;
  if (!origin) return evidence;
  const before = told(await offersFrom(ask, origin.code));
  for (const { code } of comuni) {
    const after = told(await offersFrom(ask, origin.code, [code]));
    for (const { id } of refuges) {
      if (before.get(id) !== after.get(id)) evidence.get(id)?.set(code, 5);
    }
  }
  return evidence;
}

function told(offers: readonly Offer[]): Map<string, string> {
  return new Map(offers.map((offer) => [offer.shelter.id, JSON.stringify(offer)]));
}

/** If a list by Comune, or by its name, holds it, it lies there. */
async function byFilters(ask: Ask, { comuni, refuges }: LocatorWorld): Promise<Evidence> {
  const evidence = emptyFor(refuges);
  for (const { code, name } of comuni) {
    for (const filter of [{ municipality: code }, { text: name }]) {
      const { shelters } = await ask(list, { filter });
      for (const { id } of shelters.nodes) evidence.get(id)?.set(code, 5);
    }
  }
  return evidence;
}

function emptyFor(refuges: LocatorWorld['refuges']): Evidence {
  return new Map(refuges.map(({ id }) => [id, new Map<string, number>()]));
}
