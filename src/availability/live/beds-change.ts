import { Field, ID, ObjectType } from 'type-graphql';
import { BedPool } from '../pools/bed-pool.entity.js';

@ObjectType({
  simpleResolvers: true,
  description: 'A change of a pool, as subscribers are told of it.',
})
export class BedsChange {
  @Field(() => String, {
    description: 'Give it as `since` to go on after this change; it is yours alone and says nothing.',
  })
  cursor: string;

  @Field(() => ID, { nullable: true, description: 'The pool that changed; null when only the cursor moves.' })
  poolId: string | null;

  @Field(() => BedPool, {
    nullable: true,
    description:
      'The pool as it stood after this change: each revision once, in order. Null when the pool closed or may no longer be seen: take it off the screen.',
  })
  pool: BedPool | null;

  @Field(() => Date, { description: 'When it changed, by the clock of the database.' })
  at: Date;
}
