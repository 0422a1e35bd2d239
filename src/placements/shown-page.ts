import { Field, ID, Int, ObjectType } from 'type-graphql';
import { FreshnessLevel, Light } from '../availability/index.js';
import { CriterionKind, Finding, NeedCategory, Verdict } from '../directory/index.js';
import { Ring } from '../territory/index.js';

@ObjectType({ description: 'One reason as it was shown.' })
export class ShownReason {
  @Field(() => CriterionKind, { description: 'What it was about.' })
  criterion: CriterionKind;

  @Field(() => Finding, { description: 'What was found.' })
  finding: Finding;
}

@ObjectType({ description: 'One offer as the registry showed it in a search within the case.' })
export class ShownBed {
  @Field(() => ID, { description: 'The pool.' })
  poolId: string;

  @Field(() => Int, { description: 'The revision of its figures at that instant.' })
  revision: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Places free, as shown; null when nobody had ever declared.',
  })
  free: number | null;

  @Field(() => Int, { description: 'Places that could be used, as shown.' })
  operable: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Places occupied, as shown; null when nobody had ever declared.',
  })
  occupied: number | null;

  @Field(() => Int, { description: 'Places promised, as shown.' })
  promised: number;

  @Field(() => Date, { nullable: true, description: 'When somebody had last counted.' })
  observedAt: Date | null;

  @Field(() => Boolean, { description: 'A shelter had said that the figure was wrong.' })
  disputed: boolean;

  @Field(() => [ShownReason], { description: 'Why, criterion by criterion.' })
  reasons: ShownReason[];

  @Field(() => Int, { description: 'Places the household would have taken.' })
  placesNeeded: number;

  @Field(() => FreshnessLevel, { description: 'How far the figure could be trusted then.' })
  level: FreshnessLevel;

  @Field(() => Verdict, { description: 'Would they have taken these people?' })
  verdict: Verdict;

  @Field(() => Light, { description: 'The answer at a glance, as shown.' })
  light: Light;

  @Field(() => Ring, { nullable: true, description: 'How far it was.' })
  ring: Ring | null;
}

@ObjectType({
  description: 'What a search within the case showed, so that the decision can be understood later.',
})
export class ShownPage {
  @Field(() => NeedCategory, { description: 'The need that was searched for.' })
  category: NeedCategory;

  @Field(() => Int, { description: 'How many guests.' })
  guests: number;

  @Field(() => Ring, { description: 'How far the search went.' })
  ringReached: Ring;

  @Field(() => [ShownBed], { description: 'The offers of that page, best first.' })
  offers: ShownBed[];
}
