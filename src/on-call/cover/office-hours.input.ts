import { IsDefined, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { HoursInput } from '../../directory/index.js';
import { EditInput } from '../../platform/graphql/act.input.js';
import { says } from '../../platform/graphql/input-reasons.js';
import { DayScalar } from '../../platform/graphql/schema.js';

const minutes = says('must be 5 to 720 minutes', 'devono essere da 5 a 720 minuti');

@InputType({ description: 'When the offices of the own district are open.' })
export class SetOfficeHoursInput extends EditInput {
  @Field(() => HoursInput, {
    description: 'The usual week, what holidays change, seasons and dated exceptions.',
  })
  @IsDefined()
  @ValidateNested()
  hours: HoursInput;

  @Field(() => ID, {
    description:
      'ISTAT code of the comune of the district in which the office sits: its patron saint is a holiday.',
  })
  @IsDefined()
  municipality: string;

  @Field(() => DayScalar, {
    nullable: true,
    description: 'From which day on; from today when absent. Another for the same day takes its place.',
  })
  @IsOptional()
  validFrom?: Date | null;

  @Field(() => Int, {
    nullable: true,
    defaultValue: 30,
    description: 'Within how many minutes after coming on duty a hand-over is to be acknowledged, 5 to 720.',
  })
  @IsOptional()
  @Min(5, minutes)
  @Max(720, minutes)
  handOverMinutes?: number | null;
}
