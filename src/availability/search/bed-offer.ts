import { Field, Float, Int, ObjectType } from 'type-graphql';
import { CriterionKind, Finding, type Need, type Reason, Verdict } from '../../directory/index.js';
import { PageInfo } from '../../platform/graphql/page.js';
import { Ring } from '../../territory/index.js';
import { Light } from '../closed-lists.js';
import { BedPool } from '../pools/bed-pool.entity.js';
import type { Search } from './checked-need.js';
import type { JudgedPool } from './judge-candidate.rules.js';
import type { OrderKey } from './offer.rules.js';

@ObjectType('Reason', {
  simpleResolvers: true,
  description: 'What one criterion says of these guests, in words.',
})
export class OfferReason {
  @Field(() => CriterionKind, { description: 'What it is about.' })
  criterion: CriterionKind;

  @Field(() => Finding, { description: 'What it says of these guests.' })
  finding: Finding;

  @Field(() => String, { description: 'A sentence for the worker, in the language of the request.' })
  message: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'A pool that these guests might go to, with why and why not.',
})
export class BedOffer {
  @Field(() => BedPool, { description: 'The pool, with the very figures it was judged by.' })
  pool: BedPool;

  @Field(() => Verdict, { description: 'Would they take these people? Room apart.' })
  verdict: Verdict;

  @Field(() => Light, { description: 'The answer at a glance; show it with the number and its age.' })
  light: Light;

  @Field(() => Int, { nullable: true, description: 'Places free; null when nobody has ever declared.' })
  free: number | null;

  @Field(() => Int, { description: 'Places this household takes, in the unit of the pool; 1 to 20.' })
  placesNeeded: number;

  @Field(() => Ring, {
    nullable: true,
    description:
      "How far from the caller's district; of a guarded shelter the ring of its told area. Null where it may not be known.",
  })
  ring: Ring | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Kilometres as the crow flies from the comune of the need, one decimal. Null where it may not be known, or no comune was given.',
  })
  distanceKm: number | null;

  readonly told: readonly Reason[];
  /** The instant by which ages are told in words. */
  readonly now: Date;
  readonly need: Need;
  /** Where it was listed. */
  readonly place: OrderKey;
}

@ObjectType({ description: 'One offer of a list, with its cursor.' })
export class BedOfferEdge {
  @Field(() => String, { description: 'The place of this offer in the list.' })
  cursor: string;

  @Field(() => BedOffer, { description: 'The offer itself.' })
  node: BedOffer;
}

@ObjectType({ description: 'Offers, best first, and how the search went.' })
export class BedOfferConnection {
  @Field(() => [BedOfferEdge], { description: 'The offers with their cursors.' })
  edges: BedOfferEdge[];

  @Field(() => [BedOffer], { description: 'The offers.' })
  nodes: BedOffer[];

  @Field(() => PageInfo, {
    description:
      'Whether more follow. A cursor is good for 15 minutes, for the same need and the same caller.',
  })
  pageInfo: PageInfo;

  @Field(() => Ring, {
    description:
      'How far the search went: whole rings are taken until five offers are worth a call, or to `widestRing`.',
  })
  ringReached: Ring;

  @Field(() => Date, { description: 'The instant of the search, by the clock of the database.' })
  asOf: Date;

  readonly outcome: SearchOutcome;
}

/** What a search came to: from it advice is worked out, where it is asked for. */
export interface SearchOutcome {
  readonly search: Search;
  readonly judged: readonly JudgedPool[];
  readonly ringReached: Ring;
}
