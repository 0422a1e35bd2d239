import type { Ask } from './marked-registry.js';
import type { Marks } from './marks.js';

const worker = 'demo-worker';

/** Somebody of a case, with a mark in every cell that says who it is; they must not meet another of the case. */
export async function markedSubject(
  ask: Ask,
  marks: Marks,
  { interventionId, nth }: { interventionId: string; nth: number },
): Promise<string> {
  const of = `case ${nth}`;
  const who = () => marks.make('identity of somebody', of);
  const act = async (name: string, type: string, input: object) => {
    const document = `mutation ($input: ${type}!) { ${name}(input: $input) { id } }`;
    return (await ask(worker, document, { input }))[name];
  };
  const identity = () => ({
    ...{ givenName: who(), familyName: who(), birthPlace: who(), citizenship: who(), notes: who() },
    ...{ fiscalCode: who(), phone: marks.phone('identity of somebody', of), birthDate: '1990-01-01' },
  });
  const added = await act('addSubject', 'AddSubjectInput', { interventionId, sex: 'FEMALE', ...identity() });
  const subject = { subjectId: added.id };
  // What stood there before stays in the trail.
  await act('correctSubject', 'CorrectSubjectInput', { ...subject, ...identity() });
  await act('setResidence', 'SetResidenceInput', {
    ...{ ...subject, municipality: '037032', basis: 'RESIDENCE', words: who() },
  });
  await act('setLegalRepresentative', 'SetLegalRepresentativeInput', {
    ...{ ...subject, kind: 'GUARDIAN', name: who(), phone: marks.phone('identity of somebody', of) },
  });
  await act('recordConsent', 'RecordConsentInput', { ...subject, consent: 'INFORMED', note: who() });
  const other = await act('addSubject', 'AddSubjectInput', { interventionId, givenName: who() });
  await act('avoidPerson', 'AvoidPersonInput', {
    ...{ ...subject, name: who(), birthDate: '1980-01-01', fiscalCode: who(), words: who() },
  });
  await act('mergeSubjects', 'MergeSubjectsInput', { keptId: added.id, mergedId: other.id });
  return added.id;
}

/** What was done in a case, and a call that opened none, with a mark in all their words. */
export async function markedDoings(
  ask: Ask,
  marks: Marks,
  { interventionId, nth }: { interventionId: string; nth: number },
): Promise<void> {
  const words = () => marks.make('words of a case', `case ${nth}`);
  const acts = [
    ['recordContact', 'RecordContactInput', { party: 'MEDIATOR', answer: 'YES', spokeTo: words() }],
    ['recordTransport', 'RecordTransportInput', { inChargeOf: words() }],
    ['recordAccompaniment', 'RecordAccompanimentInput', { accompaniedBy: words() }],
    ['mobiliseResource', 'MobiliseResourceInput', { resource: words() }],
  ] as const;
  for (const [name, type, more] of acts)
    await ask(worker, `mutation ($input: ${type}!) { ${name}(input: $input) { id } }`, {
      input: { interventionId, words: words(), ...more },
    });
  await ask(worker, 'mutation ($input: RecordCallInput!) { recordCall(input: $input) { id } }', {
    input: {
      ...{ outcome: 'REDIRECTED', answer: words() },
      call: { callerKind: 'CITIZEN', officer: words(), situation: words(), station: words() },
    },
  });
}
