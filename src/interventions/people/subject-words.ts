import { recordAudit } from '../../access/index.js';
import type { RequestContext } from '../../platform/context.js';
import { opened } from '../../platform/data-keys/record-seal.js';
import { batched } from '../../platform/graphql/batch.js';
import { openedOfCase } from '../case-read.js';
import { caseRecord } from '../case-record.js';
import { readsAsTeam } from '../intervention.rules.js';
import { recordsOfPerson } from './subject.queries.js';
import type { SubjectInSight } from './subject.types.js';
import { type SubjectWord, type SubjectWords, wordContext } from './word-columns.js';

/** What is stored, in words, for an act that changes it; nothing of it is told. */
export async function wordsStored(
  ctx: RequestContext,
  subject: SubjectInSight,
  wanted: readonly SubjectWord[],
): Promise<SubjectWords> {
  const owner = caseRecord(subject.interventionId);
  const entries = wanted.map(async (word) => {
    const sealed = subject[`${word}Sealed`];
    return [word, await opened(ctx, owner, { sealed, context: wordContext(word, subject.id) })] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

const subjectReads = batched<true>('subject reads', async (ctx: RequestContext, ids) => {
  await recordAudit(ctx, { action: 'SUBJECT_READ', target: 'SUBJECT', targetIds: ids });
  return new Map(ids.map((id) => [id, true as const]));
});

/** That somebody's identity is read is written down before it is told, once a request and person. */
export async function recordSubjectRead(ctx: RequestContext, subjectId: string): Promise<void> {
  await subjectReads(ctx).load(subjectId);
}

/**
 * What is known of somebody, for the team of the case alone. What the record that was kept does not say is read from
 * those merged into it: nothing is copied, so that a merge can be taken back.
 */
export async function wordOf(
  ctx: RequestContext,
  subject: SubjectInSight,
  word: SubjectWord,
): Promise<string | null> {
  if (!readsAsTeam(subject.relation)) return null;
  const own = await openedOfSubject(ctx, subject, word);
  if (own !== null || !subject.hasRecords) return own;
  for (const record of (await recordsOfPerson(ctx).load(subject.id)) ?? []) {
    const theirs = readsAsTeam(record.relation) ? await openedOfSubject(ctx, record, word) : null;
    if (theirs !== null) return theirs;
  }
  return null;
}

async function openedOfSubject(
  ctx: RequestContext,
  subject: SubjectInSight,
  word: SubjectWord,
): Promise<string | null> {
  const sealed = subject[`${word}Sealed`];
  const context = wordContext(word, subject.id);
  const text = await openedOfCase(ctx, subject.interventionId, { sealed, context });
  if (text !== null) await recordSubjectRead(ctx, subject.id);
  return text;
}
