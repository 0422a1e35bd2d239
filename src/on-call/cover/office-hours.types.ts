import { Field, ID, Int, ObjectType } from 'type-graphql';
import { type Hours, OpeningHours } from '../../directory/index.js';
import { DayScalar } from '../../platform/graphql/schema.js';
import { Municipality } from '../../territory/index.js';

/** Office hours as they are kept. */
export interface OfficeHoursRow {
  readonly id: string;
  readonly districtId: string;
  readonly revision: number;
  readonly validFrom: string;
  readonly municipalityCode: string;
  readonly hours: Hours;
  readonly handOverMinutes: number;
  readonly statedAt: Date;
  readonly patronSaintMonth: number | null;
  readonly patronSaintDay: number | null;
}

@ObjectType({
  description:
    'When the offices of a district are open, from a day on: at any other time somebody has to be on duty. What held before stays known.',
})
export class DistrictOfficeHours {
  @Field(() => ID, { description: 'This statement.' })
  id: string;

  @Field(() => DayScalar, {
    description: 'The first day on which they hold, until the first day of the next.',
  })
  validFrom: string;

  @Field(() => OpeningHours, { description: 'When the offices are open.' })
  hours: Hours;

  @Field(() => Int, {
    description: 'Within how many minutes after coming on duty a hand-over is to be acknowledged.',
  })
  handOverMinutes: number;

  @Field(() => Date, { description: 'When they were stated.' })
  statedAt: Date;

  @Field(() => Int, { description: 'How many statements there were, with this one.' })
  revision: number;

  readonly municipality?: Municipality | null;
}
