import { PrimaryKeyProp, type Ref } from '@mikro-orm/core';
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { District } from './district.entity.js';
import { Province } from './province.entity.js';

@ObjectType({ description: 'A Comune of Italy.' })
@Entity({ tableName: 'municipality' })
export class Municipality {
  [PrimaryKeyProp]?: 'istatCode';

  @Field(() => ID, { description: 'ISTAT code, six digits: 037006 is Bologna.' })
  @PrimaryKey({ type: 'text' })
  istatCode: string;

  @Field(() => String, { description: 'The official name; both names, with a slash, where there are two.' })
  @Property({ type: 'text' })
  name: string;

  @Property({ type: 'text' })
  searchName: string;

  @ManyToOne(() => Province, { ref: true, fieldName: 'province_code' })
  province: Ref<Province>;

  @ManyToOne(() => District, { ref: true, nullable: true, fieldName: 'district_id' })
  district: Ref<District> | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Degrees north of its middle; null when not known.',
  })
  @Property({ type: 'double', nullable: true })
  latitude: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Degrees east of its middle; null when not known.',
  })
  @Property({ type: 'double', nullable: true })
  longitude: number | null;

  @Field(() => Int, { nullable: true, description: 'Inhabitants at the last census; null when not known.' })
  @Property({ type: 'integer', nullable: true })
  population: number | null;

  @Property({ type: 'smallint', nullable: true })
  patronSaintMonth: number | null;

  @Property({ type: 'smallint', nullable: true })
  patronSaintDay: number | null;
}
