import { OptionalProps, type Ref } from '@mikro-orm/core';
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { closedList, type ListValue } from '../platform/graphql/closed-list.js';
import { District, Municipality } from '../territory/index.js';
import { NeedCategory, ServiceKind } from './closed-lists.js';
import type { Hours } from './hours.types.js';
import { Organisation } from './organisation.entity.js';

export const ServiceCoverage = closedList(
  'ServiceCoverage',
  'How far a service reaches, from its district outward.',
  {
    DISTRICT: { it: 'distretto', en: 'The district alone' },
    PROVINCE: { it: 'provincia', en: 'The province of the district' },
    REGION: { it: 'regione', en: 'The region of the district' },
    NATIONAL: { it: 'nazionale', en: 'The whole country' },
  },
);
export type ServiceCoverage = ListValue<typeof ServiceCoverage>;

@ObjectType({
  description: 'A resource other than beds: a mediator, transport, a hotline, an emergency-room path.',
})
@Entity({ tableName: 'service' })
export class Service {
  [OptionalProps]?: 'revision' | 'closedAt';

  @Field(() => ID, { description: 'The service.' })
  @PrimaryKey({ type: 'uuid' })
  id: string;

  @ManyToOne(() => Organisation, { ref: true })
  organisation: Ref<Organisation>;

  @ManyToOne(() => District, { ref: true, nullable: true })
  district: Ref<District> | null;

  @ManyToOne(() => Municipality, { ref: true, nullable: true, fieldName: 'municipality_code' })
  municipality: Ref<Municipality> | null;

  @Field(() => String, { description: 'Its name.' })
  @Property({ type: 'text' })
  name: string;

  @Property({ type: 'text' })
  searchName: string;

  @Field(() => ServiceKind, { description: 'What it does.' })
  @Property({ type: 'text' })
  kind: ServiceKind;

  @Field(() => ServiceCoverage, { description: 'How far it reaches.' })
  @Property({ type: 'text' })
  coverage: ServiceCoverage;

  @Field(() => [NeedCategory], { description: 'The kinds of need it is for; none where it is for all.' })
  @Property({ type: 'text[]' })
  categories: NeedCategory[];

  @Field(() => [String], { description: 'Languages spoken, as ISO 639-1 codes.' })
  @Property({ type: 'text[]' })
  languages: string[];

  /** Null where nobody has said. */
  @Property({ type: 'json', nullable: true })
  hours: Hours | null;

  @Field(() => String, { nullable: true, description: 'What else to know before calling.' })
  @Property({ type: 'text', nullable: true })
  note: string | null;

  @Field(() => Int, { description: 'Grows by one with every change.' })
  @Property({ type: 'integer', version: true })
  revision: number;

  @Property({ type: 'timestamptz', nullable: true })
  closedAt: Date | null;
}
