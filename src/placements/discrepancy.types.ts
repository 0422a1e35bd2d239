import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf, type Page } from '../platform/graphql/page.js';

@ObjectType({
  description:
    'Figures of a pool and what happened there do not agree: somebody has to clear it up. Whoever holds a promise there is alerted.',
})
export class Discrepancy {
  @Field(() => ID, { description: 'The discrepancy.' })
  id: string;

  @Field(() => String, {
    description:
      'OVERCOMMITTED: more people inside or expected than places. UNANSWERED_ARRIVAL: did these guests come?',
  })
  kind: string;

  @Field(() => Date, { description: 'Since when; the end of the surge where the clock opened it.' })
  openedAt: Date;

  @Field(() => Int, { description: 'The revision of the pool at which it opened.' })
  openedAtRevision: number;

  @Field(() => Date, { nullable: true, description: 'When somebody took note of it.' })
  notedAt: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who took note of it: told to readers of the same organisation or district.',
  })
  notedBy: string | null;

  note: string | null;

  @Field(() => Date, {
    nullable: true,
    description: 'Since when it is over: an act, or a promise that lapsed. Null while it is open.',
  })
  resolvedAt: Date | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Whose act resolved it: told to readers of the same organisation or district. Null where the clock did.',
  })
  resolvedBy: string | null;

  readonly placementId: string | null;
}

export const DiscrepancyConnection = connectionOf(() => Discrepancy, 'Discrepancy');
export type Discrepancies = Page<Discrepancy>;
