import { randomUUID } from 'node:crypto';
import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { invalidInput, Refusal } from '../../platform/errors.js';
import { once } from '../../platform/request-key.js';
import type { CaseInSight } from '../intervention.entity.js';
import { visibleIntervention } from '../intervention.queries.js';
import { lockIntervention } from '../lock-intervention.js';
import { recordOnTimeline } from '../record-on-timeline.js';
import { changeSubject } from './change-subject.js';
import { lockSubjects } from './lock-subject.js';
import type { LinkHouseholdInput } from './subject.input.js';

/** Says who stays together, whole; who is named alone leaves the household they were in. */
export async function linkHousehold(ctx: RequestContext, input: LinkHouseholdInput): Promise<CaseInSight> {
  const { id } = await once(ctx, { operation: 'linkHousehold', input }, (tx) => link(tx, input));
  return visibleIntervention(ctx, id);
}

async function link(tx: TransactionContext, { interventionId, members }: LinkHouseholdInput) {
  const { id } = await lockIntervention(tx, interventionId);
  const ids = members.map(({ subjectId }) => subjectId.toLowerCase());
  if (new Set(ids).size < ids.length) throw invalidInput('members', namedTwice);
  const people = await lockSubjects(tx, ids);
  if (people.some((person) => person.interventionId !== id)) throw new Refusal('NOT_FOUND');
  const merged = people.find(({ mergedInto }) => mergedInto !== null);
  if (merged) throw new Refusal('ALREADY_MERGED', { keptId: merged.personId });
  const householdId = people.length > 1 ? randomUUID() : null;
  for (const [nth, person] of people.entries()) {
    const householdRole = householdId ? (members[nth]?.role ?? null) : null;
    await changeSubject(tx, person, { kind: 'HOUSEHOLD_LINKED', facts: { householdId, householdRole } });
  }
  await recordOnTimeline(tx, { interventionId: id, kind: 'HOUSEHOLD_LINKED', facts: { subjectIds: ids } });
  return { id };
}

const namedTwice = {
  en: 'somebody is named twice. Name each person once.',
  it: 'qualcuno è indicato due volte. Indicare ogni persona una volta sola.',
};
