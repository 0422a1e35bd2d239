import { OptionalProps, type Ref } from '@mikro-orm/core';
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { CallerKind } from './closed-lists.js';
import { Province } from './province.entity.js';

@ObjectType({ description: 'A district (ambito): the territory of one emergency service and its settings.' })
@Entity({ tableName: 'district' })
export class District {
  [OptionalProps]?: 'revision';

  @Field(() => ID, { description: 'The district.' })
  @PrimaryKey({ type: 'uuid' })
  id: string;

  @Field(() => String, { description: 'How the district is called.' })
  @Property({ type: 'text' })
  name: string;

  @ManyToOne(() => Province, { ref: true, fieldName: 'province_code' })
  province: Ref<Province>;

  /** Districts that share it are told as one. */
  @Property({ type: 'uuid' })
  toldAreaId: string;

  @Property({ type: 'text' })
  toldAreaName: string;

  @Field(() => [CallerKind], { description: 'Who may call the service of this district.' })
  @Property({ type: 'text[]' })
  acceptedCallers: CallerKind[];

  @Field(() => Int, { description: 'Hours for which a figure of an emergency pool is FRESH.' })
  @Property({ type: 'integer' })
  emergencyFreshHours: number;

  @Field(() => Int, { description: 'Hours after which a figure of an emergency pool is STALE.' })
  @Property({ type: 'integer' })
  emergencyStaleHours: number;

  @Field(() => Int, { description: 'Hours for which a figure of any other pool is FRESH.' })
  @Property({ type: 'integer' })
  freshHours: number;

  @Field(() => Int, { description: 'Hours after which a figure of any other pool is STALE.' })
  @Property({ type: 'integer' })
  staleHours: number;

  @Field(() => Int, { description: 'Grows by one with every change of the settings.' })
  @Property({ type: 'integer', version: true })
  revision: number;
}
