import { labelOf } from '../platform/graphql/closed-list.js';
import { PlacementState } from './closed-lists.js';
import { type PlacementFacts, stateOf } from './placement.rules.js';

/** What a refusal says of where a placement stands. */
export function stateInWords(placement: PlacementFacts, now: Date) {
  const state = stateOf(placement, now);
  return {
    state,
    stateInWords: {
      it: labelOf(PlacementState, state, 'it'),
      en: state.toLowerCase().replace('_', '-'),
    },
  };
}
