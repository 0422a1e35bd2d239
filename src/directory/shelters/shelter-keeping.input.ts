import { ArrayMaxSize, IsDefined, IsOptional, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { EditInput, Line, Prose } from '../../platform/graphql/act.input.js';
import { closedList, type ListValue } from '../../platform/graphql/closed-list.js';
import { says } from '../../platform/graphql/input-reasons.js';
import { AccessRoute } from '../closed-lists.js';
import { Phone } from '../contacts/phone.input.js';
import { HoursInput } from '../hours/hours.input.js';

export const ShelterClock = closedList('ShelterClock', 'The three clocks of a shelter.', {
  ADMISSION: { it: 'ingressi', en: 'Are people let in?' },
  STAFFED: { it: 'presenza di operatori', en: 'Is somebody there?' },
  TELEPHONE: { it: 'telefono', en: 'Does it answer the phone?' },
});
export type ShelterClock = ListValue<typeof ShelterClock>;

@InputType({ description: 'The hours of one clock of a shelter.' })
export class SetShelterHoursInput extends EditInput {
  @Field(() => ID, { description: 'The shelter.' })
  @IsDefined()
  shelterId: string;

  @Field(() => ShelterClock, { description: 'Which clock.' })
  @IsDefined()
  clock: ShelterClock;

  @Field(() => HoursInput, {
    nullable: true,
    description: 'The whole of its hours; left out or null: nobody has said.',
  })
  @IsOptional()
  @ValidateNested()
  hours?: HoursInput | null;
}

@InputType({ description: 'Somebody to call.' })
export class ContactInput {
  @Field(() => String, { description: 'Who answers, up to 100 characters.' })
  @Line(100)
  name: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The number. Of a guarded shelter a mobile, a toll-free or a short national one: a prefix is a place.',
  })
  @IsOptional()
  @Phone()
  phone?: string | null;

  @Field(() => AccessRoute, { description: 'The way in that this contact is; VIA_… for a gateway.' })
  @IsDefined()
  route: AccessRoute;

  @Field(() => HoursInput, { nullable: true, description: 'When they answer; left out: not known.' })
  @IsOptional()
  @ValidateNested()
  hours?: HoursInput | null;
}

@InputType({ description: 'The contacts of a shelter.' })
export class SetContactsInput extends EditInput {
  @Field(() => ID, { description: 'The shelter.' })
  @IsDefined()
  shelterId: string;

  @Field(() => [ContactInput], {
    description: 'The whole list, in the order in which they are called, at most 20; none empties it.',
  })
  @ArrayMaxSize(20, says('must be at most 20', 'devono essere al massimo 20'))
  @ValidateNested({ each: true })
  contacts: ContactInput[];
}

@InputType({ description: 'The secret place of a guarded shelter. It is sealed, and no query shows it.' })
export class SetSecretPlaceInput extends EditInput {
  @Field(() => ID, { description: 'The shelter.' })
  @IsDefined()
  shelterId: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Where a patrol meets it, a police station or an emergency room, up to 300 characters. Left out: as it is; null: none.',
  })
  @IsOptional()
  @Prose(300)
  meetingPoint?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The address, up to 300 characters. The safest is the one that is not kept. Left out: as it is; null: none.',
  })
  @IsOptional()
  @Line(300)
  address?: string | null;
}
