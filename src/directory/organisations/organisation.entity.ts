import { OptionalProps, type Ref } from '@mikro-orm/core';
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { District } from '../../territory/index.js';
import { LegalForm, OrganisationSector } from '../closed-lists.js';

@ObjectType({
  description: 'A body that hosts people or helps in other ways: a public body, a cooperative, a parish.',
})
@Entity({ tableName: 'organisation' })
export class Organisation {
  [OptionalProps]?: 'revision' | 'closedAt';

  @Field(() => ID, { description: 'The organisation.' })
  @PrimaryKey({ type: 'uuid' })
  id: string;

  @Field(() => String, { description: 'Its name.' })
  @Property({ type: 'text' })
  name: string;

  @Property({ type: 'text' })
  searchName: string;

  @Field(() => OrganisationSector, { description: 'Its class in reports.' })
  @Property({ type: 'text' })
  sector: OrganisationSector;

  @Field(() => LegalForm, { description: 'What it is in law.' })
  @Property({ type: 'text' })
  legalForm: LegalForm;

  @ManyToOne(() => District, { ref: true, nullable: true })
  district: Ref<District> | null;

  @Field(() => String, { nullable: true, description: 'Telephone of the office.' })
  @Property({ type: 'text', nullable: true })
  phone: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail of the office.' })
  @Property({ type: 'text', nullable: true })
  email: string | null;

  @Field(() => String, { nullable: true, description: 'Address of its web site, http or https.' })
  @Property({ type: 'text', nullable: true })
  website: string | null;

  @Field(() => Int, { description: 'Grows by one with every change.' })
  @Property({ type: 'integer', version: true })
  revision: number;

  @Property({ type: 'timestamptz', nullable: true })
  closedAt: Date | null;
}
