import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { NeedCategory } from '../../directory/index.js';
import { CountedIn } from '../closed-lists.js';

/** What a pool is. How it stands at this instant is read by `figuresOf`, never kept in an object that could go stale. */
@ObjectType({
  simpleResolvers: true,
  description:
    'Interchangeable places of one shelter under one admission profile: the thing that is counted and promised.',
})
@Entity({ tableName: 'bed_pool', readonly: true })
export class BedPool {
  @Field(() => ID, { description: 'The pool.' })
  @PrimaryKey({ type: 'uuid' })
  id: string;

  @Property({ type: 'uuid' })
  shelterId: string;

  /** Of its shelter. */
  @Property({ type: 'uuid' })
  districtId: string;

  @Field(() => String, { description: 'Its name; a code name where the shelter is guarded.' })
  @Property({ type: 'text' })
  name: string;

  @Field(() => CountedIn, { description: 'The unit of every figure of this pool.' })
  @Property({ type: 'text' })
  countedIn: CountedIn;

  @Field(() => Int, {
    nullable: true,
    description: 'Beds in each room, 1 to 20, when counted in rooms; null when counted in beds.',
  })
  @Property({ type: 'integer', nullable: true })
  bedsPerRoom: number | null;

  @Field(() => [NeedCategory], { description: 'The kinds of need it serves; at least one.' })
  @Property({ type: 'text[]' })
  categories: NeedCategory[];

  @Field(() => Boolean, { description: 'Kept for emergencies: its figures age sooner.' })
  @Property({ type: 'boolean' })
  emergency: boolean;

  @Field(() => Boolean, {
    description:
      'Whether a place can be used again as soon as its guest has left; otherwise it is out of service (TURNAROUND) until somebody says that it is ready.',
  })
  @Property({ type: 'boolean' })
  reopensAutomatically: boolean;
}
