import type { Seal } from '../../src/platform/secrets.js';
import type { CaseStory } from './case.types.js';
import { type PersonStory, peopleOfCases } from './case-people.js';
import { idOf } from './ids.js';
import type { Moment } from './moment.js';
import { accountOf } from './pool-acts.js';
import { bytes, type Row } from './rows.js';

/** The people of a case as rows, what identifies them sealed. */
export interface PeopleRows {
  readonly subjects: readonly Row[];
  readonly changes: readonly Row[];
  readonly placed: readonly Row[];
}

const words = [
  ['givenName', 'given_name'],
  ['familyName', 'family_name'],
  ['birthPlace', 'birth_place'],
  ['citizenship', 'citizenship'],
  ['phone', 'phone'],
  ['notes', 'notes'],
] as const;
const fullAge = 18;

export function peopleRows(story: CaseStory, { moment, seal }: { moment: Moment; seal: Seal }): PeopleRows {
  const interventionId = idOf(`intervention/${story.key}`);
  const householdId = story.guests.length > 1 ? idOf(`household/${story.key}`) : null;
  const recorded = moment.hoursAgo(story.openedHoursAgo);
  const people = story.guests.map((guest, nth) => {
    const person = peopleOfCases[story.key]?.[nth] ?? ({ identification: 'UNKNOWN' } satisfies PersonStory);
    const { identification } = person;
    const householdRole = householdId ? (person.role ?? null) : null;
    const age = guest.age ?? null;
    const common = { sex: guest.sex ?? null, unaccompanied: null, identification };
    const languages = guest.languages ?? [];
    return { id: idOf(`subject/${story.key}/${nth}`), person, householdRole, age, common, languages };
  });
  const sealed = (text: string | undefined, context: string) =>
    text ? bytes(seal.seal(text, context)) : null;
  return {
    subjects: people.map(({ id, person, householdRole, age, common, languages }) => ({
      ...{ id, intervention_id: interventionId, person_id: id, ...common, languages },
      ...{ age_from: age, age_to: age, household_id: householdId, household_role: householdRole },
      ...{
        fiscal_tags: [],
        name_tags: [],
        recorded_at: recorded,
        recorded_by: accountOf(story.worker),
        revision: 1,
      },
      ...Object.fromEntries(
        words.map(([word, column]) => [`${column}_sealed`, sealed(person[word], `subject.${column}:${id}`)]),
      ),
    })),
    changes: people.map(({ id: subjectId, person: { role: _, ...said } }, nth) => {
      const id = idOf(`subject-change/${story.key}/${nth}`);
      const before = Object.fromEntries(Object.keys(said).map((field) => [field, null]));
      return {
        ...{ id, subject_id: subjectId, intervention_id: interventionId, at: recorded },
        ...{ actor_id: accountOf(story.worker), kind: 'ADDED' },
        before_sealed: sealed(JSON.stringify(before), `subject_change.before:${id}`),
        after_sealed: sealed(JSON.stringify(said), `subject_change.after:${id}`),
      };
    }),
    placed: story.placements.flatMap((placement) =>
      people.map(({ id: subjectId, person, householdRole, age, common, languages }, nth) => {
        const id = idOf(`placed/${story.key}/${placement.key}/${nth}`);
        const isMinor = age === null ? null : age < fullAge;
        const { givenName, familyName, birthPlace, citizenship } = person;
        return {
          ...{ id, placement_id: idOf(`placement/${story.key}/${placement.key}`), subject_id: subjectId },
          intervention_id: interventionId,
          facts: { ...common, ageFrom: age, ageTo: age, isMinor, languages, householdId, householdRole },
          identity_sealed: sealed(
            JSON.stringify({ givenName, familyName, birthPlace, citizenship }),
            `placement_subject.identity:${id}`,
          ),
          frozen_at: moment.hoursAgo(placement.held?.hoursAgo ?? placement.arrivedHoursAgo ?? 0),
          in_course: false,
        };
      }),
    ),
  };
}
