import { type DueTimes, dueTimesOf, type Term } from '../../../src/procedures/deadlines/term.rules.js';
import type { PatronSaint } from '../../../src/territory/index.js';
import type { CaseStory } from '../case.types.js';
import { idOf } from '../ids.js';
import type { Moment } from '../moment.js';
import { accountOf } from '../pool-acts.js';
import type { Row } from '../rows.js';
import { comuni, type DistrictKey } from '../territory.js';
import { type DeadlineStory, type TickStory, whatIsDue } from './what-is-due.js';

export interface PolicyRow extends Term {
  readonly id: string;
  readonly kind: string;
}

/** What the rows of a case are made with. */
export interface DueGround {
  readonly moment: Moment;
  readonly district: DistrictKey;
  readonly policies: readonly PolicyRow[];
  readonly patronSaints: ReadonlyMap<string, PatronSaint>;
  /** Seals words of this case, to a table, column and row. */
  readonly sealed: (text: string, context: string) => string;
}

export interface DueRows {
  readonly deadlines: readonly Row[];
  readonly runs: readonly Row[];
  readonly entries: readonly Row[];
}

const dayInMilliseconds = 86_400_000;

/** Deadlines of a case, and how far it is with its procedure. */
export function dueRows(story: CaseStory, ground: DueGround): DueRows {
  const due = whatIsDue[story.key];
  const isRunning = due !== undefined || story.closed === undefined;
  const runId = idOf(`run/${story.key}`);
  return {
    deadlines: (due?.deadlines ?? []).map((one) => deadlineRow(story, one, ground)),
    runs: isRunning
      ? [
          {
            ...{ id: runId, intervention_id: idOf(`intervention/${story.key}`), ended_at: null },
            procedure_id: idOf(`procedure/${story.category}`),
            begun_at: ground.moment.hoursAgo(story.openedHoursAgo),
            begun_by: accountOf(story.worker),
          },
        ]
      : [],
    entries: (due?.steps ?? []).map((tick) => entryRow(story, tick, ground)),
  };
}

function deadlineRow(story: CaseStory, one: DeadlineStory, ground: DueGround): Row {
  const { moment, sealed } = ground;
  const id = idOf(`deadline/${story.key}/${one.kind}`);
  const policy = ground.policies.find(({ kind }) => kind === one.kind);
  const begun = moment.hoursAgo(one.begunHoursAgo);
  const times = policy && timesOf(policy, begun, story, one, ground);
  if (!policy || !times) throw new Error(`Nothing says when ${one.kind} of ${story.key} is due.`);
  const worker = accountOf(story.worker);
  const { fulfilled, cancelled } = one;
  return {
    id,
    intervention_id: idOf(`intervention/${story.key}`),
    placement_id: one.placement ? idOf(`placement/${story.key}/${one.placement}`) : null,
    district_id: idOf(`district/${ground.district}`),
    kind: one.kind,
    policy_id: policy.id,
    municipality_code: policy.workingDays === null ? null : comuni[story.comune],
    begun_at: begun,
    begun_by: worker,
    recorded_at: begun,
    first_due_at: times.dueAt,
    due_at: times.dueAt,
    warn_at: times.warnAt,
    alarm_at: times.alarmAt,
    fulfilled_at: fulfilled ? moment.hoursAgo(fulfilled.hoursAgo) : null,
    fulfilled_by: fulfilled ? worker : null,
    evidence_sealed: fulfilled ? sealed(fulfilled.words, `deadline.evidence:${id}`) : null,
    cancelled_at: cancelled ? moment.hoursAgo(cancelled.hoursAgo) : null,
    cancelled_by: cancelled ? worker : null,
    reason_sealed: cancelled ? sealed(cancelled.words, `deadline.reason:${id}`) : null,
    revision: fulfilled || cancelled ? 2 : 1,
  };
}

function timesOf(
  policy: PolicyRow,
  begun: Date,
  story: CaseStory,
  { stayDays, ...one }: DeadlineStory,
  { patronSaints }: DueGround,
): DueTimes | null {
  const stayUntil =
    one.kind === 'EMERGENCY_STAY_REVIEW'
      ? new Date(begun.getTime() + (stayDays ?? 15) * dayInMilliseconds)
      : null;
  return dueTimesOf(policy, begun, {
    patronSaint: patronSaints.get(comuni[story.comune]) ?? null,
    stayUntil,
  });
}

function entryRow(story: CaseStory, { step, hoursAgo, words, skipped }: TickStory, ground: DueGround): Row {
  const id = idOf(`step/${story.key}/${step}`);
  const at = ground.moment.hoursAgo(hoursAgo);
  return {
    id,
    run_id: idOf(`run/${story.key}`),
    intervention_id: idOf(`intervention/${story.key}`),
    step,
    kind: skipped ? 'SKIPPED' : 'TICKED',
    at,
    recorded_at: at,
    actor_id: accountOf(story.worker),
    words_sealed: words ? ground.sealed(words, `procedure_step_entry.words:${id}`) : null,
  };
}
