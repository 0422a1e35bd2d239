import { whenNotAnswered } from '../directory/index.js';
import type { ResolverClass } from '../platform/graphql/schema.js';
import { AssignmentResolver } from './assignment.resolver.js';
import { Call } from './call.entity.js';
import { CallResolver } from './calls/call.resolver.js';
import { DoingResolver, TimelineFactsResolver } from './doings/doing.resolver.js';
import { Intervention } from './intervention.entity.js';
import { InterventionResolver } from './intervention.resolver.js';
import './intervention.errors.js';
import { CallFieldsResolver, InterventionFieldsResolver } from './intervention-fields.resolver.js';
import { noteUnanswered } from './note-unanswered.js';
import { subjectResolvers } from './people/index.js';
import { InterventionTimelineResolver } from './timeline.resolver.js';
import { TimelineWordsResolver } from './timeline-words.resolver.js';

export { openedOfCase } from './case-read.js';
export { caseRecord } from './case-record.js';
export {
  CallerKind,
  Corps,
  DeadlineKind,
  InterventionOutcome,
  InterventionState,
  TimelineKind,
} from './closed-lists.js';
export { type CaseInSight, Intervention } from './intervention.entity.js';
export { interventionInSight, visibleIntervention } from './intervention.queries.js';
export { type CaseRelation, isTeam, mayReadWords, readsAsTeam } from './intervention.rules.js';
export { type LockedIntervention, lockIntervention, lockOpenIntervention } from './lock-intervention.js';
export { HouseholdRole, Identification } from './people/closed-lists.js';
export {
  isMinor,
  moveTags,
  oneAPerson,
  recordSubjectRead,
  Subject,
  type SubjectInSight,
  subjectInSight,
  subjectsOf,
  wordsStored,
} from './people/index.js';
export { recordOnTimeline } from './record-on-timeline.js';
export { relatedSql, relationParameters, relationSql, relationValues } from './scope.js';
export type { TimelineRow } from './timeline.types.js';
export { TimelineEntry } from './timeline-entry.js';
export { type ClosingAnswer, whenClosing } from './when-closing.js';
export { type Placed, tellOfPlacement, whenPlaced } from './when-placed.js';
export { type Recorded, whenRecorded } from './when-recorded.js';
export { whenTakenOver } from './when-taken-over.js';

whenNotAnswered(noteUnanswered);

export const interventionEntities = [Intervention, Call];
export const interventionResolvers: ResolverClass[] = [
  InterventionResolver,
  AssignmentResolver,
  InterventionFieldsResolver,
  CallFieldsResolver,
  InterventionTimelineResolver,
  TimelineWordsResolver,
  CallResolver,
  DoingResolver,
  TimelineFactsResolver,
  ...subjectResolvers,
];
