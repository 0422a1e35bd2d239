import { randomUUID } from 'node:crypto';
import type { TransactionContext } from '../../platform/context.js';
import { sealerOf } from '../../platform/data-keys/record-seal.js';
import { guardedStatement } from '../../platform/database/row-security.js';
import { caseRecord } from '../case-record.js';
import type { SubjectChangeKind } from './closed-lists.js';
import type { SubjectFacts, SubjectInSight } from './subject.types.js';
import { tagsOf } from './subject-tags.js';
import { wordsStored } from './subject-words.js';
import { type SubjectWords, subjectWords, wordColumns, wordContext } from './word-columns.js';

const sealedAt = subjectWords.map((word, index) => `${wordColumns[word]}_sealed = $${index + 16}`).join(', ');

const save = guardedStatement(
  'save-subject',
  `-- What is known of this person by now?
   update subject s set sex = $2, age_from = $3, age_to = $4, minor = $5, unaccompanied = $6, identification = $7,
     languages = $8, household_id = $9, household_role = $10, consent = $11, consent_at = $12,
     representative_kind = $13, fiscal_tags = $14, name_tags = $15, revision = s.revision + 1, ${sealedAt}
   where s.id = $1`,
);

const keepChange = guardedStatement(
  'keep-subject-change',
  `-- Who changed what is known of this person, when, and from what to what?
   insert into subject_change (id, subject_id, intervention_id, at, actor_id, kind, other_id, before_sealed, after_sealed)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
);

export interface SubjectEdit {
  readonly kind: SubjectChangeKind;
  readonly facts?: Partial<SubjectFacts>;
  readonly words?: SubjectWords;
  /** What changes beside the record itself, for the trail. */
  readonly beside?: Readonly<Record<string, readonly [before: string | null, after: string | null]>>;
}

/** What was said, without what was left out: null empties, undefined leaves alone. */
export function said<T extends object>(facts: T): Partial<T> {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as Partial<T>;
}

/** Changes a locked person and keeps the trail. Gives whether anything changed at all. */
export async function changeSubject(
  tx: TransactionContext,
  subject: SubjectInSight,
  { kind, facts = {}, words = {}, beside = {} }: SubjectEdit,
): Promise<boolean> {
  const stored = await wordsStored(tx, subject, subjectWords);
  const after: SubjectWords = { ...stored, ...said(words) };
  const next: SubjectFacts = { ...subject, ...said(facts) };
  const changes = [
    ...changesBetween({ ...stored }, { ...after }, Object.keys(said(words))),
    ...changesBetween({ ...subject }, { ...next }, Object.keys(said(facts))),
    ...Object.entries(beside).filter(([, [before, now]]) => before !== now),
  ];
  if (changes.length === 0) return false;
  await saveSubject(tx, subject, { next, words: after });
  await keepSubjectChange(tx, subject, { kind, changes });
  return true;
}

type Change = readonly [field: string, sides: readonly [before: string | null, after: string | null]];

function changesBetween(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  fields: readonly string[],
): Change[] {
  return fields
    .map((field) => [field, [inText(before[field]), inText(after[field])]] as const)
    .filter(([, [one, other]]) => one !== other);
}

function inText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  return Array.isArray(value) ? value.join(' ') : String(value);
}

async function saveSubject(
  tx: TransactionContext,
  subject: SubjectInSight,
  { next, words }: { next: SubjectFacts; words: SubjectWords },
): Promise<void> {
  const seal = await sealerOf(tx, caseRecord(subject.interventionId));
  const { fiscalTags, nameTags } = tagsOf(tx.secrets, subject.districtId, words);
  await save(tx, [
    ...[subject.id, next.sex, next.ageFrom, next.ageTo, next.minor, next.unaccompanied, next.identification],
    ...[next.languages, next.householdId, next.householdRole, next.consent, next.consentAt],
    ...[next.representativeKind, fiscalTags, nameTags],
    ...subjectWords.map((word) => {
      const text = words[word];
      return text ? seal.seal(text, wordContext(word, subject.id)) : null;
    }),
  ]);
}

export interface ChangeKept {
  readonly kind: SubjectChangeKind;
  readonly changes?: readonly Change[];
  readonly otherId?: string;
}

/** Before and after are sealed: the trail of a name is a name. */
export async function keepSubjectChange(
  tx: TransactionContext,
  { id: subjectId, interventionId }: Pick<SubjectInSight, 'id' | 'interventionId'>,
  { kind, changes = [], otherId }: ChangeKept,
): Promise<void> {
  const id = randomUUID();
  const seal = await sealerOf(tx, caseRecord(interventionId));
  const side = (which: 0 | 1, column: string) => {
    const values = Object.fromEntries(changes.map(([field, sides]) => [field, sides[which]]));
    return changes.length > 0 ? seal.seal(JSON.stringify(values), `subject_change.${column}:${id}`) : null;
  };
  await keepChange(tx, [
    ...[id, subjectId, interventionId, tx.now, tx.actor.id, kind, otherId ?? null],
    ...[side(0, 'before'), side(1, 'after')],
  ]);
}
