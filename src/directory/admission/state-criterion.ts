import { randomUUID } from 'node:crypto';
import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { invalidInput, Refusal } from '../../platform/errors.js';
import { once } from '../../platform/request-key.js';
import { isGuarded } from '../shelters/shelter.rules.js';
import { StatedCriterion } from './criterion.entity.js';
import type { StateCriterionInput } from './criterion.input.js';
import { criterionOf, keptPool } from './criterion.queries.js';
import { type CriterionRefusal, criterionRefusalWords, whyNotCriterion } from './criterion.rules.js';

const mostCriteria = 60;
const noteOfGuarded = {
  en: 'is not kept for a guarded shelter: words may name a place',
  it: 'non si conserva per una struttura protetta: le parole possono nominare un luogo',
};
const fields: Record<CriterionRefusal, keyof StateCriterionInput> = {
  KIND_NOT_STATED_BY_SHELTERS: 'kind',
  EFFECT_MEANS_NOTHING: 'effect',
  NUMBER_OUT_OF_RANGE: 'number',
  NUMBER_NOT_EXPECTED: 'number',
  WORDS_MISSING: 'words',
  WORD_UNKNOWN: 'words',
  WORDS_NOT_EXPECTED: 'words',
  WINDOW_EMPTY: 'validUntil',
};

/** Says whom a pool admits, from now on or for a while. */
export async function stateCriterion(
  ctx: RequestContext,
  input: StateCriterionInput,
): Promise<StatedCriterion> {
  const { id } = await once(ctx, { operation: 'stateCriterion', input }, (tx) => state(tx, input));
  return criterionOf(ctx, id);
}

async function state(tx: TransactionContext, input: StateCriterionInput) {
  const pool = await keptPool(tx, input.poolId);
  const {
    kind,
    effect,
    number = null,
    words = null,
    validFrom = null,
    validUntil = null,
    note = null,
  } = input;
  const criterion = { kind, effect, number, words, validFrom, validUntil, note };
  const whyNot = whyNotCriterion(criterion);
  if (whyNot) throw invalidInput(fields[whyNot], criterionRefusalWords[whyNot]);
  if (note !== null && isGuarded(pool.secrecy)) throw invalidInput('note', noteOfGuarded);
  if (pool.standing >= mostCriteria) throw new Refusal('TOO_MANY_CRITERIA', { limit: mostCriteria });
  const id = randomUUID();
  const stated = {
    id,
    poolId: input.poolId,
    ...criterion,
    authorId: tx.actor.id,
    statedAt: tx.now,
    withdrawnAt: null,
  };
  tx.em.create(StatedCriterion, stated);
  return { id };
}
