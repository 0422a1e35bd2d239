import { Field, ObjectType } from 'type-graphql';
import { FreshnessLevel } from '../closed-lists.js';
import { freshnessOf } from './freshness.rules.js';
import type { PoolNow } from './pool-now.js';

@ObjectType('Freshness', {
  simpleResolvers: true,
  description: 'How old a figure is, and how far it can be trusted.',
})
export class PoolFreshness {
  @Field(() => FreshnessLevel, {
    description: 'By the age of the newest declaration; it decays with the clock.',
  })
  level: FreshnessLevel;

  @Field(() => Date, {
    nullable: true,
    description: 'When the places were counted; null when nobody has ever declared.',
  })
  observedAt: Date | null;

  @Field(() => Date, {
    nullable: true,
    description: 'Up to, and not at, this instant the figure is FRESH; null when nobody has ever declared.',
  })
  validUntil: Date | null;

  @Field(() => Boolean, {
    description: 'Somebody found no bed there, and nothing was declared or confirmed since.',
  })
  disputed: boolean;
}

/** How far the figures of a pool can be trusted. */
export function freshnessNow(now: PoolNow): PoolFreshness {
  return freshnessOf({ ...now, now: now.agedAt ?? now.asOf });
}
