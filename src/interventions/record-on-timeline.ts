import { randomUUID } from 'node:crypto';
import { actorOf, type RequestContext } from '../platform/context.js';
import { sealerOf } from '../platform/data-keys/record-seal.js';
import { guardedStatement } from '../platform/database/row-security.js';
import { caseRecord } from './case-record.js';
import type { ContactAnswer, ContactParty } from './closed-lists.js';
import { tellOfRecord } from './when-recorded.js';

/** Something that happened in a case and that no placement tells. */
export interface TimelineRecord {
  readonly interventionId: string;
  readonly kind:
    | 'OPENED'
    | 'CALL_SAVED'
    | 'SEARCHED'
    | 'TOLD_CALLER'
    | 'NO_ANSWER'
    | 'NOTE'
    | 'CALL_RECORDED'
    | 'CONTACTED'
    | 'ACCOMPANIED'
    | 'TRANSPORTED'
    | 'RESOURCE_MOBILISED'
    | 'SUBJECT_ADDED'
    | 'SUBJECT_CHANGED'
    | 'SUBJECTS_MERGED'
    | 'SUBJECTS_UNMERGED'
    | 'HOUSEHOLD_LINKED'
    | 'TAKEN_OVER'
    | 'MEDIATOR_ASSIGNED'
    | 'CLOSED'
    | 'REMOVAL_RECORDED'
    | 'MINOR_FOUND'
    | 'DEADLINE_FULFILLED'
    | 'DEADLINE_CANCELLED'
    | 'DEADLINE_MOVED'
    | 'DEADLINE_WATCHED'
    | 'STEP_TICKED'
    | 'STEP_UNTICKED'
    | 'STEP_SKIPPED';
  /** When it happened; now when absent. */
  readonly at?: Date;
  readonly placementId?: string;
  readonly toldTo?: string | null;
  readonly words?: string | null;
  readonly shown?: object;
  /** Codes and ids of what it was about; never words. */
  readonly facts?: TimelineFacts;
}

export interface TimelineFacts {
  readonly party?: ContactParty;
  readonly answer?: ContactAnswer | null;
  readonly shelterId?: string | null;
  readonly serviceId?: string | null;
  readonly subjectIds?: readonly string[];
}

const record = guardedStatement(
  'record-on-timeline',
  `-- What happened in this case?
   insert into timeline_entry (id, intervention_id, at, recorded_at, actor_id, kind, placement_id, told_to_sealed,
     words_sealed, shown, facts)
   values ($1, $2, coalesce($3, registry_now()), registry_now(), $4, $5, $6, $7, $8, $9, $10)`,
);

/** Adds to the timeline of a case in sight; its words are sealed here. Then whoever waits for it is told. */
export async function recordOnTimeline(ctx: RequestContext, entry: TimelineRecord): Promise<void> {
  const id = randomUUID();
  const { toldTo, words } = entry;
  const seal = toldTo || words ? await sealerOf(ctx, caseRecord(entry.interventionId)) : null;
  const sealed = (text: string | null | undefined, column: string) =>
    text && seal ? seal.seal(text, `timeline_entry.${column}:${id}`) : null;
  await record(ctx, [
    ...[id, entry.interventionId, entry.at ?? null, actorOf(ctx).id, entry.kind, entry.placementId ?? null],
    ...[sealed(toldTo, 'told_to'), sealed(words, 'words')],
    entry.shown ? JSON.stringify(entry.shown) : null,
    entry.facts ? JSON.stringify(entry.facts) : null,
  ]);
  await tellOfRecord(ctx, entry);
}
