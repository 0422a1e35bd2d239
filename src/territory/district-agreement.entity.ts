import { OptionalProps, type Ref } from '@mikro-orm/core';
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DayScalar } from '../platform/graphql/schema.js';
import { District } from './district.entity.js';

@ObjectType({
  description: 'Two districts place people in each other’s shelters. It holds in both directions.',
})
@Entity({ tableName: 'district_agreement' })
export class DistrictAgreement {
  [OptionalProps]?: 'revision';

  @Field(() => ID, { description: 'The agreement.' })
  @PrimaryKey({ type: 'uuid' })
  id: string;

  // The pair is held once, the smaller id first.
  @ManyToOne(() => District, { ref: true })
  district: Ref<District>;

  @ManyToOne(() => District, { ref: true })
  partner: Ref<District>;

  @Field(() => DayScalar, { description: 'The first day on which it holds.' })
  @Property({ type: 'date' })
  validFrom: string;

  @Field(() => DayScalar, {
    nullable: true,
    description: 'The first day on which it no longer holds; null while no end is agreed.',
  })
  @Property({ type: 'date', nullable: true })
  validUntil: string | null;

  @Field(() => String, { nullable: true, description: 'What was agreed, in words.' })
  @Property({ type: 'text', nullable: true })
  note: string | null;

  @Field(() => Int, { description: 'Grows by one with every change.' })
  @Property({ type: 'integer', version: true })
  revision: number;
}
