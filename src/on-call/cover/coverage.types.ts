import { Field, Int, ObjectType } from 'type-graphql';
import { Role } from '../../access/index.js';
import type { ShiftRole } from '../shifts/shift.rules.js';

@ObjectType({ description: 'A stretch of time in which cover was due and nobody was there.' })
export class CoverGap {
  @Field(() => Date, { description: 'Its first instant.' })
  startsAt: Date;

  @Field(() => Date, {
    description: 'The instant from which somebody is there again, or cover is due no more.',
  })
  endsAt: Date;

  @Field(() => String, { description: 'Its beginning as clocks in Italy show it: 2026-10-25 02:30 +01:00.' })
  startsLocally: string;

  @Field(() => String, { description: 'Its end, in the same way.' })
  endsLocally: string;

  @Field(() => Int, {
    description: 'How many minutes it lasts; a night has 60 fewer or more when clocks change.',
  })
  minutes: number;
}

@ObjectType({ description: 'One place of the rota: a role, in the first place or as deputy.' })
export class CoverLine {
  @Field(() => Role, { description: 'The role.' })
  role: ShiftRole;

  @Field(() => Boolean, { description: 'Whether as deputy.' })
  deputy: boolean;

  @Field(() => Int, { description: 'Of the minutes due, those in which somebody was there.' })
  minutesCovered: number;

  @Field(() => [CoverGap], { description: 'When nobody was there although cover was due.' })
  gaps: CoverGap[];
}

@ObjectType({ description: 'Cover over a month, or the part of it that was asked about.' })
export class CoverMonth {
  @Field(() => String, { description: 'The month, YYYY-MM, by local time.' })
  month: string;

  @Field(() => Int, { description: 'Minutes in which cover was due.' })
  minutesDue: number;

  @Field(() => Int, { description: 'Of those, the ones in which a social worker was there.' })
  minutesCovered: number;

  @Field(() => [CoverLine], { description: 'Place by place.' })
  lines: CoverLine[];
}

@ObjectType({
  description:
    'How much of the time that needed cover had it. Cover is due whenever the offices are closed; a social worker gives it, in the first place or as deputy.',
})
export class Coverage {
  @Field(() => Date, { description: 'From when.' })
  from: Date;

  @Field(() => Date, { description: 'Until when.' })
  to: Date;

  @Field(() => Boolean, {
    description:
      'Whether office hours were stated for all of it; where not, cover counts as due day and night.',
  })
  officeHoursKnown: boolean;

  @Field(() => Int, { description: 'Minutes in which cover was due.' })
  minutesDue: number;

  @Field(() => Int, { description: 'Of those, the ones in which a social worker was there.' })
  minutesCovered: number;

  @Field(() => [CoverGap], { description: 'Every stretch without, to the minute, the earliest first.' })
  gaps: CoverGap[];

  @Field(() => [CoverLine], { description: 'Place by place of the rota.' })
  lines: CoverLine[];

  @Field(() => [CoverMonth], { description: 'Month by month.' })
  months: CoverMonth[];
}
