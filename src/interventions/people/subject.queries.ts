import type { RequestContext } from '../../platform/context.js';
import { guardedStatement } from '../../platform/database/row-security.js';
import { Refusal } from '../../platform/errors.js';
import { batched } from '../../platform/graphql/batch.js';
import { isId } from '../../platform/id.js';
import { relationValues } from '../scope.js';
import type { LikenessReason } from './closed-lists.js';
import { isSeen, subjectColumns, subjectsInSight } from './subject.sql.js';
import type { PersonToAvoidRow, SubjectChangeRow, SubjectInSight } from './subject.types.js';

const subjectsById = guardedStatement<SubjectInSight>(
  'subjects-by-id',
  `-- Which of these people may the caller see, and what is the caller to their case?
   select ${subjectColumns}
   from ${subjectsInSight(2)}
   where s.id = any($1::uuid[]) and ${isSeen}`,
);

const subjectsOfCases = guardedStatement<SubjectInSight>(
  'subjects-of-cases',
  `-- Who are the people of these cases? The first recorded first.
   select ${subjectColumns}
   from ${subjectsInSight(2)}
   where s.intervention_id = any($1::uuid[]) and ${isSeen}
   order by s.recorded_at, s.id`,
);

const recordsOfPeople = guardedStatement<SubjectInSight>(
  'records-of-people',
  `-- Which records were merged into these, at any depth? The first merged first.
   select ${subjectColumns}
   from ${subjectsInSight(2)}
   where s.person_id = any($1::uuid[]) and s.merged_into is not null and ${isSeen}
   order by s.merged_at, s.id`,
);

const changesOfSubjects = guardedStatement<SubjectChangeRow>(
  'changes-of-subjects',
  `-- What changed in what is known of these people, by whom? The oldest first.
   select c.id, c.subject_id as "subjectId", c.intervention_id as "interventionId", c.at, a.name as by, c.kind,
     c.other_id as "otherId", c.before_sealed as "beforeSealed", c.after_sealed as "afterSealed"
   from subject_change c
   left join account a on a.id = c.actor_id
   where c.subject_id = any($1::uuid[])
   order by c.at, c.id`,
);

const likenesses = guardedStatement<{ of: string; subjectId: string; because: LikenessReason }>(
  'people-who-may-be-the-same',
  `-- Who else of the district may be this person? One line each, the surer reason first.
   select distinct on (s.id, o.person_id) s.id as of, o.person_id as "subjectId",
     case when o.fiscal_tags && s.fiscal_tags then 'FISCAL_CODE' else 'NAME_AND_BIRTH' end as because
   from subject s
   join subject mine on mine.person_id = s.person_id
   join subject o on (o.fiscal_tags && mine.fiscal_tags or o.name_tags && mine.name_tags) and o.person_id <> s.person_id
   where s.id = any($1::uuid[])
   order by s.id, o.person_id, 3`,
);

const avoidedBy = guardedStatement<PersonToAvoidRow>(
  'people-to-avoid',
  `-- Whom must these people not meet?
   select p.id, p.subject_id as "subjectId", p.intervention_id as "interventionId", p.avoided_id as "avoidedId",
     p.words_sealed as "wordsSealed", p.name_sealed as "nameSealed", p.recorded_at as "recordedAt",
     p.withdrawn_at as "withdrawnAt"
   from person_to_avoid p
   where p.subject_id = any($1::uuid[])
   order by p.recorded_at, p.id`,
);

/** People the caller may see, many at a time; for others null, as for an id that never existed. */
export const subjectInSight = batched('subject-in-sight', async (ctx: RequestContext, ids) => {
  const rows = await subjectsById(ctx, [ids, ...relationValues(ctx.actor)]);
  return new Map(rows.map((row) => [row.id, row]));
});

/** @throws NOT_FOUND where the caller may not see them, and for what is no id at all. */
export async function visibleSubject(ctx: RequestContext, id: string): Promise<SubjectInSight> {
  const found = isId(id) ? await subjectInSight(ctx).load(id.toLowerCase()) : null;
  if (!found) throw new Refusal('NOT_FOUND');
  return found;
}

/** The people of cases, those merged into others too. */
export const subjectsOf = batched('subjects-of-case', async (ctx: RequestContext, ids) => {
  const rows = await subjectsOfCases(ctx, [ids, ...relationValues(ctx.actor)]);
  return Map.groupBy(rows, (row) => row.interventionId);
});

/** The records merged into people, by the record that was kept. */
export const recordsOfPerson = batched('records-of-person', async (ctx: RequestContext, ids) => {
  const rows = await recordsOfPeople(ctx, [ids, ...relationValues(ctx.actor)]);
  return Map.groupBy(rows, (row) => row.personId);
});

export const changesOf = batched('changes-of-subject', async (ctx: RequestContext, ids) =>
  Map.groupBy(await changesOfSubjects(ctx, [ids]), (row) => row.subjectId),
);

export const likenessesOf = batched('likenesses-of-subject', async (ctx: RequestContext, ids) =>
  Map.groupBy(await likenesses(ctx, [ids]), (row) => row.of),
);

export const avoidancesOf = batched('avoidances-of-subject', async (ctx: RequestContext, ids) =>
  Map.groupBy(await avoidedBy(ctx, [ids]), (row) => row.subjectId),
);
