import { IsDefined, IsOptional, Matches, Max, Min } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { ActInput, Line, Prose } from '../../platform/graphql/act.input.js';
import { says } from '../../platform/graphql/input-reasons.js';
import { DeadlineKind } from '../closed-lists.js';

const year = 366 * 24 * 60;
const minutes = says('must be 0 to 527040 minutes', 'deve essere da 0 a 527040 minuti');
const time = says('must be a time such as 09:00', 'deve essere un’ora come 09:00');
const days = says('must be 1 to 60', 'deve essere da 1 a 60');

@InputType({ description: 'A new version of the term of a kind of deadline.' })
export class SetDeadlinePolicyInput extends ActInput {
  @Field(() => DeadlineKind, { description: 'Of which kind.' })
  @IsDefined()
  kind: DeadlineKind;

  @Field(() => Int, {
    nullable: true,
    description: 'The version that was shown in force. If it has moved since: STALE_REVISION.',
  })
  @IsOptional()
  @Min(1, says('must be 1 or more', 'deve essere almeno 1'))
  expectedVersion?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Minutes of natural time, up to a year; left out where only working days count.',
  })
  @IsOptional()
  @Min(0, minutes)
  @Max(year, minutes)
  naturalMinutes?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Which working day, 1 to 60; with natural minutes the earlier counts.',
  })
  @IsOptional()
  @Min(1, days)
  @Max(60, days)
  workingDays?: number | null;

  @Field(() => String, { nullable: true, description: 'The time of that working day, `HH:MM`.' })
  @IsOptional()
  @Matches(/^([01]\d|2[0-3]):[0-5]\d$/, time)
  workingTime?: string | null;

  @Field(() => Int, { description: 'Minutes before it is due from which it is spoken of.' })
  @Min(0, minutes)
  @Max(year, minutes)
  warnMinutes: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Minutes after it is due at which the alarm goes; 0 when left out.',
  })
  @IsOptional()
  @Min(0, minutes)
  @Max(year, minutes)
  lateMinutes?: number | null;

  @Field(() => String, { description: 'Law and article, or the policy it comes from, up to 300 characters.' })
  @IsDefined()
  @Line(300)
  source: string;

  @Field(() => String, { nullable: true, description: 'Why it is set so, up to 1000 characters.' })
  @IsOptional()
  @Prose(1000)
  note?: string | null;
}
