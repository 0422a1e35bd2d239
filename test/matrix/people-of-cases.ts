import { peopleActsIn } from '../interventions/people-acts.js';
import type { Account } from '../support/given.js';
import type { World } from '../support/world.js';
import type { Groups } from './world.types.js';

interface CaseAsked {
  readonly group: string;
  readonly by: Account;
  readonly caseId: string;
}

export interface PeopleOfCases {
  readonly subject: Groups;
  readonly merged: Groups;
  readonly avoidance: Groups;
  readonly call: Groups;
  /** Somebody of a case, by the case. */
  readonly personIn: ReadonlyMap<string, string>;
  readonly caseOf: ReadonlyMap<string, string>;
  readonly mergeable: ReadonlyMap<string, string>;
}

/** In each case somebody with everything known, another record of theirs, and a call; apart from them a call of nobody. */
export async function peopleOfCases(world: World, cases: readonly CaseAsked[]): Promise<PeopleOfCases> {
  const { done, person } = peopleActsIn(world);
  const groups = { subject: {}, merged: {}, avoidance: {}, call: {} } as Record<
    string,
    Record<string, object>
  >;
  const [personIn, caseOf, mergeable] = [new Map(), new Map(), new Map()];
  const known = {
    ...{
      sex: 'FEMALE',
      givenName: 'A',
      familyName: 'B',
      birthDate: '1990-01-01',
      birthPlace: 'C',
      notes: 'n',
    },
    ...{
      fiscalCode: 'RSSMRA80A01H501U',
      citizenship: 'D',
      phone: '+39 000 1',
      languages: ['it'],
      unaccompanied: false,
    },
  };
  for (const { group, by, caseId: interventionId } of cases) {
    const add = async (more: object) => (await done(by, 'addSubject', { interventionId, ...more })).id;
    const subjectId = await add(known);
    const [same, third] = [await add({ givenName: 'A' }), await add({ fiscalCode: 'RSSMRA80A01H501U' })];
    await done(by, 'mergeSubjects', { keptId: subjectId, mergedId: same });
    const members = [{ subjectId, role: 'PARENT' }, { subjectId: third }];
    await done(by, 'linkHousehold', { interventionId, members });
    await done(by, 'setResidence', { subjectId, municipality: '058091', basis: 'RESIDENCE', words: 'w' });
    await done(by, 'setLegalRepresentative', { subjectId, kind: 'GUARDIAN', name: 'G', phone: '+39 000 2' });
    await done(by, 'recordConsent', { subjectId, consent: 'INFORMED', note: 'n' });
    // A system says nothing of that.
    const isPerson = group !== 'systemCase';
    const avoid = { subjectId, name: 'Z', birthDate: '1980-01-01', words: 'w' };
    if (isPerson) await done(by, 'avoidPerson', avoid);
    const { mustNotMeet } = await person(by, subjectId, 'mustNotMeet { id }');
    const call = await done(by, 'recordCall', { interventionId, call: { officer: 'o' }, answer: 'a' });
    const apart = await done(by, 'recordCall', { outcome: 'NO_ACTION', call: { officer: 'o' }, answer: 'a' });
    await done(by, 'recordContact', {
      interventionId,
      party: 'OFFICE',
      answer: 'YES',
      spokeTo: 's',
      words: 'w',
    });
    await done(by, 'recordTransport', { interventionId, inChargeOf: 'p', words: 'w' });
    Object.assign(groups.subject ?? {}, { [group]: { person: subjectId } });
    Object.assign(groups.merged ?? {}, { [group]: { merged: same } });
    if (isPerson) Object.assign(groups.avoidance ?? {}, { [group]: { entry: mustNotMeet[0].id } });
    Object.assign(groups.call ?? {}, { [group]: { ofCase: call.id, apart: apart.id } });
    personIn.set(interventionId, subjectId);
    caseOf.set(subjectId, interventionId);
    mergeable.set(subjectId, third);
  }
  return { ...(groups as unknown as Omit<PeopleOfCases, 'personIn'>), personIn, caseOf, mergeable };
}
