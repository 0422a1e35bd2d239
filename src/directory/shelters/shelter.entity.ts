import { OptionalProps, type Ref } from '@mikro-orm/core';
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { District, Municipality } from '../../territory/index.js';
import { Secrecy, ShelterKind } from '../closed-lists.js';
import type { Hours } from '../hours/hours.types.js';
import { Organisation } from '../organisations/organisation.entity.js';

/** Where a guarded shelter stands is not in this row: the database refuses it. */
@ObjectType({ description: 'A place that hosts people.' })
@Entity({ tableName: 'shelter' })
export class Shelter {
  [OptionalProps]?: 'revision' | 'closedAt' | 'staffedHours' | 'admissionHours' | 'telephoneHours';

  @Field(() => ID, { description: 'The shelter.' })
  @PrimaryKey({ type: 'uuid' })
  id: string;

  @ManyToOne(() => Organisation, { ref: true })
  organisation: Ref<Organisation>;

  /** Shown in place of the organisation; a guarded shelter always has one. */
  @ManyToOne(() => Organisation, { ref: true, nullable: true })
  gateway: Ref<Organisation> | null;

  @ManyToOne(() => District, { ref: true })
  district: Ref<District>;

  @ManyToOne(() => Municipality, { ref: true, nullable: true, fieldName: 'municipality_code' })
  municipality: Ref<Municipality> | null;

  @Field(() => String, { description: 'Its name; a code name where the shelter is guarded.' })
  @Property({ type: 'text' })
  name: string;

  @Property({ type: 'text' })
  searchName: string;

  @Field(() => ShelterKind, { description: 'What kind of place it is.' })
  @Property({ type: 'text' })
  kind: ShelterKind;

  @Field(() => Secrecy, { description: 'How much of it may be known, and by whom.' })
  @Property({ type: 'text' })
  secrecy: Secrecy;

  @Property({ type: 'text', nullable: true })
  address: string | null;

  @Property({ type: 'double', nullable: true })
  latitude: number | null;

  @Property({ type: 'double', nullable: true })
  longitude: number | null;

  @Property({ type: 'text', nullable: true })
  phone: string | null;

  @Property({ type: 'text', nullable: true })
  note: string | null;

  @Field(() => [String], { description: 'Languages spoken there, as ISO 639-1 codes.' })
  @Property({ type: 'text[]' })
  languages: string[];

  /** Is somebody there? Null where nobody has said. */
  @Property({ type: 'json', nullable: true })
  staffedHours: Hours | null;

  /** Are people let in? Null where nobody has said. */
  @Property({ type: 'json', nullable: true })
  admissionHours: Hours | null;

  /** Does it answer the phone? Null where nobody has said. */
  @Property({ type: 'json', nullable: true })
  telephoneHours: Hours | null;

  @Field(() => Int, { description: 'After how many days a stay is reviewed, 1 to 3650.' })
  @Property({ type: 'integer' })
  stayDays: number;

  @Field(() => Int, {
    description: 'Grows by one with every change of the shelter, its hours or its contacts.',
  })
  @Property({ type: 'integer', version: true })
  revision: number;

  @Property({ type: 'timestamptz', nullable: true })
  closedAt: Date | null;
}
