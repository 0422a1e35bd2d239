import { Field, ObjectType } from 'type-graphql';
import type { RequestContext } from '../../platform/context.js';
import { municipalityBy, patronSaintOf } from '../../territory/index.js';
import { isOpenAt, nextClosing, nextOpening } from '../hours/hours.rules.js';
import type { Hours } from '../hours/hours.types.js';
import type { Shelter } from './shelter.entity.js';
import { momentOf } from './shelter.queries.js';
import { ShelterClock } from './shelter-keeping.input.js';

@ObjectType('ShelterClockNow', {
  description: 'One clock of a shelter at this instant, and when it changes.',
})
export class ShelterClockNow {
  @Field(() => ShelterClock, { description: 'Which clock.' })
  clock: ShelterClock;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is open; null where nobody has said.' })
  isOpen: boolean | null;

  @Field(() => Date, {
    nullable: true,
    description: 'When it closes next; null where it never does, or nobody has said.',
  })
  closesAt: Date | null;

  @Field(() => Date, {
    nullable: true,
    description:
      'When it opens next, after closing if it is open; null where it never does, or nobody has said.',
  })
  opensAt: Date | null;
}

/** The three clocks as they stand now. */
export async function clocksNow(ctx: RequestContext, shelter: Shelter): Promise<ShelterClockNow[]> {
  const code = shelter.municipality?.istatCode;
  const municipality = code === undefined ? null : await municipalityBy(ctx).load(code);
  const [moment, patronSaint] = [await momentOf(ctx), patronSaintOf(municipality)];
  const now = (clock: ShelterClock, hours: Hours | null): ShelterClockNow => ({
    clock,
    isOpen: isOpenAt(hours, moment, patronSaint),
    closesAt: nextClosing(hours, moment, patronSaint),
    opensAt: nextOpening(hours, moment, patronSaint),
  });
  return [
    now('ADMISSION', shelter.admissionHours),
    now('STAFFED', shelter.staffedHours),
    now('TELEPHONE', shelter.telephoneHours),
  ];
}
