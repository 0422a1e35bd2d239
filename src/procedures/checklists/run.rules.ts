import type { StepState } from '../closed-lists.js';
import type { StepText } from './procedure.types.js';

/** A step that was ticked and taken back is open again. */
export function stepStateOf(last: 'TICKED' | 'UNTICKED' | 'SKIPPED' | null): StepState {
  return last === null || last === 'UNTICKED' ? 'OPEN' : last;
}

/** The obligatory steps of which nobody has said anything. */
export function openObligatory<S extends Pick<StepText, 'obligatory'> & { readonly state: StepState }>(
  steps: readonly S[],
): S[] {
  return steps.filter(({ obligatory, state }) => obligatory && state === 'OPEN');
}
