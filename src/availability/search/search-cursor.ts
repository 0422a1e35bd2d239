import { createHash } from 'node:crypto';
import type { RequestContext } from '../../platform/context.js';
import { Refusal } from '../../platform/errors.js';
import { cursorOf, placeOf } from '../../platform/graphql/page.js';
import type { GuestInput, NeedInput } from './need.input.js';
import type { OrderKey } from './offer.rules.js';

/** Where a page of offers ended. */
export interface SearchPlace {
  /** The instant of the first page: hours and ages stay as they were there. */
  readonly asOf: Date;
  /** The place in `ringsOutward` of the last ring taken. */
  readonly ringReached: number;
  readonly key: OrderKey;
}

// Longer, and an offer would be listed by an age that it no longer has.
const goodForMinutes = 15;

/** Makes the cursors of one page: what they share is worked out once. */
export function searchCursors(
  ctx: RequestContext,
  need: NeedInput,
  { asOf, ringReached }: Omit<SearchPlace, 'key'>,
): (key: OrderKey) => string {
  const list = listOf(need);
  return (key) => cursorOf(ctx, list, [asOf.getTime(), ringReached, ...key]);
}

/** @throws BAD_CURSOR for a cursor of another need or another caller, and for one past its time. */
export function searchPlaceOf(
  ctx: RequestContext,
  need: NeedInput,
  { cursor, now }: { cursor: string; now: Date },
): SearchPlace {
  const [asOf, ringReached, ...key] = placeOf(ctx, listOf(need), cursor) as [number, number, ...OrderKey];
  if (now.getTime() - asOf > goodForMinutes * 60_000) throw new Refusal('BAD_CURSOR');
  return { asOf: new Date(asOf), ringReached, key };
}

/** The same need has the same list, in whatever order its fields were written. */
function listOf(need: NeedInput): string {
  const content = [
    need.category,
    need.guests.map(guestContent),
    need.municipality ?? null,
    need.widestRing ?? 'REGION',
    need.at?.getTime() ?? null,
    need.avoidMunicipalities ?? [],
    need.includeExcluded ?? false,
  ];
  return `findBeds/${createHash('sha256').update(JSON.stringify(content)).digest('base64url')}`;
}

function guestContent(guest: GuestInput): unknown[] {
  const { sex, age, wheelchair, selfSufficient, pregnant, hasDocuments, withPet, languages, facts } = guest;
  const said = [sex, age, wheelchair, selfSufficient, pregnant, hasDocuments, withPet, languages];
  const others = (facts ?? []).map(({ criterion, holds }) => [criterion, holds]);
  return [...said.map((fact) => fact ?? null), others];
}
