import { type Need, whyNotNeed } from '../../directory/index.js';
import type { Actor, RequestContext } from '../../platform/context.js';
import { invalidInput, notAllowed } from '../../platform/errors.js';
import { localMoment, type Ring, ringsOf, ringsOutward } from '../../territory/index.js';
import type { Circumstances } from './judge-candidate.rules.js';
import type { NeedInput } from './need.input.js';
import { type SearchPlace, searchPlaceOf } from './search-cursor.js';
import { type SearchFrame, searchFrameOf } from './search-frame.sql.js';
import type { Reach } from './widen-search.js';

/** A need that can be judged, and how far to look for it. */
export interface Search {
  readonly input: NeedInput;
  readonly circumstances: Circumstances;
  /** The clock of the database at this very page, by which ages are told in words. */
  readonly now: Date;
  readonly reach: Reach;
  readonly widestRing: Ring;
  /** Where the page before ended; null for the first. */
  readonly place: SearchPlace | null;
}

const daysAway = 30;
const dayInMilliseconds = 86_400_000;

/** Reads the clock and the comuni of the need and refuses what cannot be judged, naming the field. */
export async function searchFor(
  ctx: RequestContext,
  input: NeedInput,
  after: string | null,
): Promise<Search> {
  refuseImpossible(input);
  const avoided = input.avoidMunicipalities ?? [];
  const codes = input.municipality ? [input.municipality, ...avoided] : avoided;
  // The rings are read beside the clock: neither waits for the other.
  const [frame] = await Promise.all([searchFrameOf(ctx, input.municipality ?? null, codes), ringsOf(ctx)]);
  refuseUnknown(input, frame);
  const place = after === null ? null : searchPlaceOf(ctx, input, { cursor: after, now: frame.now });
  const widestRing = input.widestRing ?? 'REGION';
  const reach = reachOf(input, place?.ringReached ?? null, widestRing);
  return {
    input,
    circumstances: circumstancesOf(input, frame, place),
    now: frame.now,
    reach,
    widestRing,
    place,
  };
}

function refuseImpossible(input: NeedInput): void {
  const whyNot = whyNotNeed(input);
  if (whyNot) throw invalidInput(`need.${whyNot.field}`, whyNot.reason);
}

function refuseUnknown({ at, municipality }: NeedInput, { now, unknown }: SearchFrame): void {
  if (at && Math.abs(at.getTime() - now.getTime()) > daysAway * dayInMilliseconds)
    throw invalidInput('need.at', tooFarAway);
  const [code] = unknown;
  if (code === undefined) return;
  throw invalidInput(
    code === municipality ? 'need.municipality' : 'need.avoidMunicipalities',
    noSuchComune(code),
  );
}

// A page that follows goes exactly as far as the first: new figures must not shift what is already listed.
function reachOf(input: NeedInput, ringBefore: number | null, widestRing: Ring): Reach {
  const everyCategory = input.includeExcluded === true;
  if (ringBefore !== null) return { widest: ringBefore, atLeast: ringBefore, everyCategory };
  return { widest: ringsOutward.indexOf(widestRing), atLeast: 0, everyCategory };
}

function circumstancesOf(input: NeedInput, frame: SearchFrame, place: SearchPlace | null): Circumstances {
  const { latitude, longitude } = frame;
  const asOf = place?.asOf ?? frame.now;
  const avoided = new Set(input.avoidMunicipalities ?? []);
  const need: Need = {
    category: input.category,
    guests: input.guests,
    at: input.at ?? asOf,
    avoidsPlaces: avoided.size > 0,
  };
  const from = latitude === null || longitude === null ? null : { latitude, longitude };
  return { need, moment: localMoment(need.at), asOf, from, avoided };
}

/** Rings are measured from a district: who has none has nowhere to search from. */
export function refuseWithoutDistrict({ districtId }: Actor): void {
  if (!districtId) throw notAllowed(needsADistrict);
}

const needsADistrict = {
  en: 'this account belongs to no district, and a search starts from one',
  it: 'questo account non è di alcun distretto, e la ricerca parte da un distretto',
};
const tooFarAway = {
  en: `it is more than ${daysAway} days from now.`,
  it: `dista più di ${daysAway} giorni da adesso.`,
};
const noSuchComune = (code: string) => ({
  en: `no comune has the ISTAT code ${code}.`,
  it: `nessun comune ha il codice ISTAT ${code}.`,
});
