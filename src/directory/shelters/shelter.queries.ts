import { instantOf } from '../../platform/clock.js';
import { type RequestContext, remembered } from '../../platform/context.js';
import { Refusal } from '../../platform/errors.js';
import { batched } from '../../platform/graphql/batch.js';
import { cursorOf, type Page, pageOf, placeOf } from '../../platform/graphql/page.js';
import { isId } from '../../platform/id.js';
import {
  isIstatCode,
  type LocalMoment,
  localMoment,
  municipalityBy,
  patronSaintOf,
  wantedKey,
} from '../../territory/index.js';
import { contactsOf } from '../contacts/contacts.queries.js';
import { isOpenAt } from '../hours/hours.rules.js';
import type { Hours } from '../hours/hours.types.js';
import { shelterScope, sightOf, sightValues } from '../sight.js';
import { Shelter } from './shelter.entity.js';
import type { ShelterFilter, SheltersArgs } from './shelter.input.js';
import { isGuarded } from './shelter.rules.js';
import { type ShelterPlace, sheltersLike, sheltersUnder, toldAreas } from './shelter-search.sql.js';
import { recordShown } from './shelters-shown.js';

/** At most this many shelters of one organisation are listed under it. */
const listedUnderOrganisation = 100;

/** Shelters by id, many at a time: those the caller may see. */
export const shelterBy = batched('shelter', async (ctx: RequestContext, ids) => {
  const scope = shelterScope(await sightOf(ctx));
  const found = await ctx.em.find(Shelter, { $and: [{ id: { $in: [...ids] } }, scope] });
  const guarded = found.filter(({ secrecy }) => isGuarded(secrecy)).map(({ id }) => id);
  await recordShown(ctx, guarded, ids.length === 1 ? 'ONE' : 'LIST');
  return new Map(found.map((shelter) => [shelter.id, shelter]));
});

export async function shelterOf(ctx: RequestContext, id: string): Promise<Shelter> {
  const shelter = isId(id) ? await shelterBy(ctx).load(id.toLowerCase()) : null;
  if (!shelter) throw new Refusal('NOT_FOUND');
  return shelter;
}

/** Shelters in sight, by name. */
export async function sheltersOf(
  ctx: RequestContext,
  { filter, first, after }: SheltersArgs,
): Promise<Page<Shelter>> {
  const sight = await sightOf(ctx);
  const narrowing = narrowingOf(filter ?? {});
  const list = `shelters ${JSON.stringify(narrowing)}`;
  const place = after ? placeOf(ctx, list, after) : [null, null];
  const isPossible = !(filter?.own && sight.ownOrganisation === null) && canFind(filter ?? {});
  const values = [...sightValues(sight), ...narrowing, ...place, first + 1];
  const rows = isPossible ? await sheltersLike(ctx.em, values) : [];
  return pageOf(await loadInOrder(ctx, rows), first, {
    node: ({ shelter }) => shelter,
    cursor: ({ row }) => cursorOf(ctx, list, [row.search_name, row.id]),
  });
}

function narrowingOf({
  text,
  category,
  municipality,
  sector,
  kind,
  districtId,
  organisationId,
  own,
}: ShelterFilter) {
  const ids = [districtId ?? null, organisationId ?? null, own ?? null];
  return [wantedKey(text), category ?? null, municipality ?? null, sector ?? null, kind ?? null, ...ids];
}

/** What can be no code, no id, or no part of a name finds nothing. */
function canFind({ text, districtId, organisationId, municipality }: ShelterFilter): boolean {
  if (wantedKey(text) === '') return false;
  if (municipality && !isIstatCode(municipality)) return false;
  return [districtId, organisationId].every((id) => !id || isId(id));
}

async function loadInOrder<Row extends ShelterPlace>(ctx: RequestContext, rows: readonly Row[]) {
  const loader = shelterBy(ctx);
  const shelters = await Promise.all(rows.map((row) => loader.load(row.id)));
  return rows.flatMap((row, index) => {
    const shelter = shelters[index];
    return shelter ? [{ row, shelter }] : [];
  });
}

/** The shelters in sight that are shown under organisations, by name. */
export const sheltersShownUnder = batched('shelters under organisation', async (ctx: RequestContext, ids) => {
  const sight = await sightOf(ctx);
  const rows = await sheltersUnder(ctx.em, [...sightValues(sight), ids, listedUnderOrganisation]);
  const listed = await loadInOrder(ctx, rows);
  const ofOne = (id: string) => listed.filter(({ row }) => row.shown_id === id).map(({ shelter }) => shelter);
  return new Map(ids.map((id) => [id, ofOne(id)]));
});

/** What clocks and calendars show at the instant of this request. */
export function momentOf(ctx: RequestContext): Promise<LocalMoment> {
  return remembered(ctx, 'local moment', async () => localMoment(await instantOf(ctx)));
}

/** Whether a clock of a shelter stands open now; null where nobody has stated it. */
export async function isOpenNow(
  ctx: RequestContext,
  shelter: Shelter,
  hours: Hours | null,
): Promise<boolean | null> {
  if (hours === null) return null;
  const code = shelter.municipality?.istatCode;
  const municipality = code === undefined ? null : await municipalityBy(ctx).load(code);
  return isOpenAt(hours, await momentOf(ctx), patronSaintOf(municipality));
}

/** Whom to call now for each shelter, whatever the need. */
export const contactsNow = batched('contacts of shelter', async (ctx: RequestContext, ids) =>
  contactsOf(ctx, ids, { at: await instantOf(ctx), category: null }),
);

/** What may be said of where each is: its comune; of a guarded one the told area. */
export const toldAreaOf = batched('told areas', async ({ em }: RequestContext, ids) => {
  const rows = await toldAreas(em, [ids]);
  return new Map(rows.map(({ id, told }) => [id, told]));
});
