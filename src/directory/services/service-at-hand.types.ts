import { Field, ID, Int, ObjectType } from 'type-graphql';
import { NeedCategory, ServiceKind } from '../closed-lists.js';
import type { Hours } from '../hours/hours.types.js';
import { OpeningHours } from '../hours/opening-hours.types.js';
import { type Service, ServiceCoverage } from './service.entity.js';

@ObjectType('Service', {
  description: 'A resource other than beds: a mediator, transport, a hotline, an emergency-room path.',
})
export class ServiceAtHand {
  @Field(() => ID, { description: 'The service.' })
  readonly id: string;

  @Field(() => String, { description: 'Its name.' })
  readonly name: string;

  @Field(() => ServiceKind, { description: 'What it does.' })
  readonly kind: ServiceKind;

  @Field(() => ServiceCoverage, { description: 'How far it reaches.' })
  readonly coverage: ServiceCoverage;

  @Field(() => [NeedCategory], { description: 'The kinds of need it is for; none where it is for all.' })
  readonly categories: NeedCategory[];

  @Field(() => [String], { description: 'Languages spoken, ISO 639-1 codes.' })
  readonly languages: string[];

  @Field(() => OpeningHours, { nullable: true, description: 'When it answers; null where nobody has said.' })
  readonly hours: Hours | null;

  @Field(() => String, { nullable: true, description: 'What else to know before calling.' })
  readonly note: string | null;

  @Field(() => Int, { description: 'Grows by one with every change of the service or its contacts.' })
  readonly revision: number;

  @Field(() => Boolean, { description: 'Whether it has closed for good.' })
  readonly closed: boolean;

  /** @param at the instant asked: what answers at one hour does not at another */
  constructor(
    readonly row: Service,
    readonly at: Date,
  ) {
    this.id = row.id;
    this.name = row.name;
    this.kind = row.kind;
    this.coverage = row.coverage;
    this.categories = row.categories;
    this.languages = row.languages;
    this.hours = row.hours;
    this.note = row.note;
    this.revision = row.revision;
    this.closed = row.closedAt !== null;
  }
}
