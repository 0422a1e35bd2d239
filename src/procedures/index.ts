import { whenClosing, whenPlaced, whenRecorded } from '../interventions/index.js';
import type { ResolverClass } from '../platform/graphql/schema.js';
import { followNeed } from './checklists/begin-run.js';
import { stepsBeforeClosing } from './checklists/closing-steps.js';
import { ProcedureResolver, StepResolver } from './checklists/procedure.resolver.js';
import {
  InterventionProcedureResolver,
  ProcedureRunResolver,
  RunStepResolver,
} from './checklists/run.resolver.js';
import { followCase } from './deadlines/begin-with-case.js';
import { followPlacement } from './deadlines/begin-with-placement.js';
import { DeadlineResolver } from './deadlines/deadline.resolver.js';
import {
  DeadlineFieldsResolver,
  InterventionDeadlinesResolver,
} from './deadlines/deadline-fields.resolver.js';
import { DeadlinePolicyResolver } from './deadlines/deadline-policy.resolver.js';
import './procedure.errors.js';

whenRecorded(['OPENED', 'CALL_SAVED', 'TOLD_CALLER', 'CLOSED'], followCase);
whenRecorded(['OPENED', 'CALL_SAVED'], followNeed);
whenPlaced(followPlacement);
whenClosing(stepsBeforeClosing);

export const procedureResolvers: ResolverClass[] = [
  DeadlineResolver,
  DeadlineFieldsResolver,
  InterventionDeadlinesResolver,
  DeadlinePolicyResolver,
  ProcedureResolver,
  StepResolver,
  InterventionProcedureResolver,
  ProcedureRunResolver,
  RunStepResolver,
];
