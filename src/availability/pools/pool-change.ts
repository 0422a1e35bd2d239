import { Field, Int, ObjectType } from 'type-graphql';
import { connectionOf, type Page } from '../../platform/graphql/page.js';
import { Channel, UnavailabilityReason } from '../closed-lists.js';
import { PoolChangeKind } from './pool-change-kind.js';

@ObjectType({
  description: 'One change of a pool, from the ledger, with the figures as they stood after it.',
})
export class PoolChange {
  @Field(() => Int, { description: 'The revision it made, from 1 without a gap.' })
  revision: number;

  @Field(() => Date, { description: 'When it was written down, by the clock of the database.' })
  at: Date;

  @Field(() => PoolChangeKind, { description: 'What happened.' })
  kind: PoolChangeKind;

  @Field(() => Channel, { description: 'By which way it came.' })
  channel: Channel;

  @Field(() => String, {
    nullable: true,
    description:
      'Who did it: told to readers of the same organisation or district. Null to others, and where the registry did it.',
  })
  actorName: string | null;

  @Field(() => Int, { description: 'Authorised places after it.' })
  authorised: number;

  @Field(() => Int, { description: 'Places that could be used after it.' })
  operable: number;

  @Field(() => Int, { description: 'Places out of service after it.' })
  outOfService: number;

  @Field(() => Int, { nullable: true, description: 'Places occupied after it; null when never declared.' })
  occupied: number | null;

  @Field(() => Int, { description: 'Places promised after it.' })
  promised: number;

  @Field(() => Int, { nullable: true, description: 'Places free after it; null when never declared.' })
  free: number | null;

  @Field(() => Boolean, { description: 'Whether the pool was disputed after it.' })
  disputed: boolean;

  @Field(() => Boolean, { description: 'Whether the pool was closed after it.' })
  closed: boolean;

  @Field(() => Date, {
    nullable: true,
    description: 'When the places had been counted that these figures build on; null when never declared.',
  })
  observedAt: Date | null;
}

export const PoolChangeConnection = connectionOf(() => PoolChange, 'PoolChange');
export type PoolChanges = Page<PoolChange>;

@ObjectType({ description: 'How many places cannot be used for one reason.' })
export class OutOfServicePlaces {
  @Field(() => UnavailabilityReason, { description: 'Why.' })
  reason: UnavailabilityReason;

  @Field(() => Int, { description: 'How many, at least 1.' })
  places: number;
}
