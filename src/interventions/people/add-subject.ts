import { randomUUID } from 'node:crypto';
import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { guardedStatement } from '../../platform/database/row-security.js';
import { once } from '../../platform/request-key.js';
import { lockIntervention } from '../lock-intervention.js';
import { recordOnTimeline } from '../record-on-timeline.js';
import { changeSubject, keepSubjectChange } from './change-subject.js';
import type { Identification } from './closed-lists.js';
import { factsSaid, type SaidOfSomebody, wordsSaid } from './said-of-somebody.js';
import type { AddSubjectInput } from './subject.input.js';
import { visibleSubject } from './subject.queries.js';
import type { SubjectInSight } from './subject.types.js';

const add = guardedStatement(
  'add-subject',
  `-- Somebody of this case, of whom nothing is known yet.
   insert into subject (id, intervention_id, person_id, identification, recorded_at, recorded_by)
   values ($1, $2, $1, $3, $4, $5)`,
);

/** Somebody of a case, also after it was closed. Each is a person of their own: two unknowns are two people. */
export async function addSubject(ctx: RequestContext, input: AddSubjectInput): Promise<SubjectInSight> {
  const { id } = await once(ctx, { operation: 'addSubject', input }, (tx) => addTo(tx, input));
  return visibleSubject(ctx, id);
}

async function addTo(tx: TransactionContext, input: AddSubjectInput) {
  const { id: interventionId } = await lockIntervention(tx, input.interventionId);
  const id = randomUUID();
  const identification = input.identification ?? supposed(input);
  const [facts, words] = [factsSaid(tx, input), wordsSaid(input)];
  await add(tx, [id, interventionId, identification, tx.now, tx.actor.id]);
  const subject = await visibleSubject(tx, id);
  const isSaid = await changeSubject(tx, subject, { kind: 'ADDED', facts, words });
  if (!isSaid) await keepSubjectChange(tx, subject, { kind: 'ADDED' });
  await recordOnTimeline(tx, {
    interventionId,
    kind: 'SUBJECT_ADDED',
    at: tx.now,
    facts: { subjectIds: [id] },
  });
  return { id };
}

function supposed(input: SaidOfSomebody): Identification {
  if (input.givenName || input.familyName || input.fiscalCode || input.birthDate) return 'DECLARED';
  const isEstimated =
    input.sex || input.ageBand || typeof input.ageFrom === 'number' || typeof input.ageTo === 'number';
  return isEstimated ? 'ESTIMATED' : 'UNKNOWN';
}
