import { openedOfCase, recordSubjectRead, relationSql, relationValues } from '../../interventions/index.js';
import type { RequestContext } from '../../platform/context.js';
import { guardedStatement } from '../../platform/database/row-security.js';
import { batched } from '../../platform/graphql/batch.js';
import type { FrozenFacts, PlacedSubjectRow } from './household.types.js';

interface Frozen extends Omit<PlacedSubjectRow, keyof FrozenFacts> {
  readonly facts: FrozenFacts & { readonly languages: string[] };
}

const columns = `g.id, g.placement_id as "placementId", g.subject_id as "subjectId",
     g.intervention_id as "interventionId", g.frozen_at as "frozenAt", g.in_course as "isInside", g.facts,
     g.identity_sealed as "identitySealed"`;
const seen = (first: number) => `join intervention i on i.id = g.intervention_id
   cross join lateral (select ${relationSql(first)} as relation) seen`;
const isTeams = `seen.relation in ('WORKER', 'SYSTEM', 'EMERGENCY')`;

const placedIn = guardedStatement<Frozen>(
  'people-of-placements',
  `-- Who was put in these places? For the team of the case alone.
   select ${columns}
   from placement_subject g ${seen(2)}
   where g.placement_id = any($1::uuid[]) and ${isTeams}
   order by g.frozen_at, g.id`,
);

const placedAs = guardedStatement<Frozen & { personOf: string }>(
  'placements-of-people',
  `-- Where were these people put, under whichever of their records? The first first.
   select asked.id as "personOf", ${columns}
   from unnest($1::uuid[]) asked (id)
   join subject s on s.person_id = asked.id
   join placement_subject g on g.subject_id = s.id ${seen(2)}
   where ${isTeams}
   order by g.frozen_at, g.id`,
);

const thawed = ({ facts, ...row }: Frozen): PlacedSubjectRow => ({ ...row, ...facts });

/** Who was put in placements, for the team of the case. */
export const householdOf = batched('household-of-placement', async (ctx: RequestContext, ids) => {
  const rows = await placedIn(ctx, [ids, ...relationValues(ctx.actor)]);
  return Map.groupBy(rows.map(thawed), (row) => row.placementId);
});

/** Where people were put. */
export const staysOf = batched('stays-of-subject', async (ctx: RequestContext, ids) => {
  const rows = await placedAs(ctx, [ids, ...relationValues(ctx.actor)]);
  const people = Map.groupBy(rows, (row) => row.personOf);
  return new Map([...people].map(([id, of]) => [id, of.map(thawed)]));
});

/** The name that was known then; that it is read is written down. */
export async function nameThen(ctx: RequestContext, row: PlacedSubjectRow): Promise<string | null> {
  const context = `placement_subject.identity:${row.id}`;
  const text = await openedOfCase(ctx, row.interventionId, { sealed: row.identitySealed, context });
  if (text === null) return null;
  await recordSubjectRead(ctx, row.subjectId);
  const { givenName, familyName } = JSON.parse(text) as Record<string, string | null>;
  return [givenName, familyName].filter(Boolean).join(' ') || null;
}
