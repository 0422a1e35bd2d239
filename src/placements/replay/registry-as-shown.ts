import {
  mayReadWords,
  relationSql,
  relationValues,
  type TimelineRow,
  visibleIntervention,
} from '../../interventions/index.js';
import type { RequestContext } from '../../platform/context.js';
import { guardedStatement } from '../../platform/database/row-security.js';
import { invalidInput, Refusal } from '../../platform/errors.js';
import { isId } from '../../platform/id.js';
import { shownTo } from '../shown-to.js';
import type { RegistryAsShown } from './replay.types.js';

interface ShownRow extends TimelineRow {
  readonly asOf: Date;
  readonly searchedAt: Date;
}

const pagesShown = guardedStatement<ShownRow>(
  'pages-shown-in-case',
  `-- What did the registry show in this case, page by page, the oldest first? Up to an instant, which callers know to
   -- the millisecond, or up to one entry.
   select e.id, e.intervention_id as "interventionId", e.at, e.at::text as place, e.kind, e.actor_id as "actorId",
     case when seen.relation in ('WORKER', 'EMERGENCY') then (select a.name from account a where a.id = e.actor_id) end as by,
     e.placement_id as "placementId", e.told_to_sealed as "toldToSealed", e.words_sealed as "wordsSealed", e.shown,
     e.facts, seen.relation, (e.shown ->> 'asOf')::timestamptz as "asOf", (e.shown ->> 'at')::timestamptz as "searchedAt"
   from intervention i
   cross join lateral (select ${relationSql(4)} as relation) seen
   join timeline_entry e on e.intervention_id = i.id and e.kind = 'SEARCHED'
   where i.id = $1 and seen.relation is not null
     and ($2::timestamptz is null or date_trunc('milliseconds', e.at) <= $2)
     and ($3::uuid is null or (e.at, e.id) <= (select o.at, o.id from timeline_entry o where o.id = $3))
   order by e.at, e.id`,
);

export interface Replay {
  readonly interventionId: string;
  readonly entryId?: string | null;
  readonly at?: Date | null;
}

/**
 * The last search of a case up to an instant, or the one that an entry shows: the pages that were turned, in order.
 * Nothing is worked out again. @throws NOT_FOUND for what is no search of this case
 */
export async function registryAsShown(
  ctx: RequestContext,
  { interventionId, entryId, at }: Replay,
): Promise<RegistryAsShown> {
  if (Boolean(entryId) === Boolean(at)) throw invalidInput('at', oneOfBoth);
  if (entryId && !isId(entryId)) throw new Refusal('NOT_FOUND');
  const { id } = await visibleIntervention(ctx, interventionId);
  const rows = await pagesShown(ctx, [
    id,
    at ?? null,
    entryId?.toLowerCase() ?? null,
    ...relationValues(ctx.actor),
  ]);
  const readBy = ctx.actor?.id ?? null;
  const readable = rows.filter((row) => mayReadWords(row.relation, { writtenBy: row.actorId, readBy }));
  const last = readable.at(-1);
  if (!last || (entryId && last.id !== entryId.toLowerCase())) throw new Refusal('NOT_FOUND');
  return replayed(
    ctx,
    readable.filter((row) => row.asOf.getTime() === last.asOf.getTime() && row.actorId === last.actorId),
  );
}

/** The pages of one search have the instant of their figures in common. */
async function replayed(ctx: RequestContext, rows: readonly ShownRow[]): Promise<RegistryAsShown> {
  const pages = await Promise.all(rows.map((row) => shownTo(ctx, row)));
  const [first] = rows;
  const [page] = pages;
  if (!first || !page) throw new Refusal('NOT_FOUND');
  const { category, guests, ringReached } = pages.at(-1) ?? page;
  return {
    ...{ category, guests, ringReached, offers: pages.flatMap((one) => one?.offers ?? []) },
    ...{ entryId: first.id, shownAt: first.at, shownTo: first.by, asOf: first.asOf, at: first.searchedAt },
  };
}

const oneOfBoth = {
  en: 'name an entry of the timeline, or an instant: one of both.',
  it: 'indicare una voce della cronologia, oppure un istante: uno dei due.',
};
