import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Role } from '../../access/index.js';
import { connectionOf } from '../../platform/graphql/page.js';
import type { ShiftRole } from './shift.rules.js';

/** A shift as it is read. */
export interface ShiftRow {
  readonly id: string;
  readonly districtId: string;
  readonly workerId: string;
  readonly name: string;
  readonly role: ShiftRole;
  readonly deputy: boolean;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly phoneSealed: Buffer | null;
  readonly plannedAt: Date;
  readonly withdrawnAt: Date | null;
  readonly stands: boolean;
  readonly revision: number;
}

@ObjectType({
  description:
    'Somebody is on duty from an instant up to another: a shift that ends at 08:00 does not cover 08:00.',
})
export class Shift {
  @Field(() => ID, { description: 'The shift.' })
  id: string;

  @Field(() => Role, { description: 'In which role: SOCIAL_WORKER, CULTURAL_MEDIATOR or COORDINATOR.' })
  role: ShiftRole;

  @Field(() => Boolean, { description: 'Whether they are called only where the first does not answer.' })
  deputy: boolean;

  @Field(() => Date, { description: 'When it begins.' })
  startsAt: Date;

  @Field(() => Date, { description: 'When it ends; it does not cover this instant any more.' })
  endsAt: Date;

  @Field(() => Boolean, {
    description: 'False where the person lost their access before its end: from then on it covers nothing.',
  })
  stands: boolean;

  @Field(() => Date, { nullable: true, description: 'When it was withdrawn; null while it holds.' })
  withdrawnAt: Date | null;

  @Field(() => Int, { description: 'Grows by one with every change.' })
  revision: number;
}

export const ShiftConnection = connectionOf(() => Shift, 'Shift');

@ObjectType({ description: 'The team on duty at an instant.' })
export class OnCall {
  @Field(() => Date, { description: 'The instant.' })
  at: Date;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether a social worker answers, in the first place or as deputy. Null while no cover is due: the offices are open.',
  })
  covered: boolean | null;

  @Field(() => [Shift], { description: 'Who is on duty, social workers first, deputies last.' })
  shifts: Shift[];
}

@ObjectType({ description: 'Shifts that were planned by a week pattern.' })
export class PlannedShifts {
  @Field(() => Int, { description: 'How many were made.' })
  made: number;

  @Field(() => Int, { description: 'How many were left out, because the person has a shift at that time.' })
  leftOut: number;

  @Field(() => [Shift], { description: 'Those that were made, the earliest first.' })
  shifts: Shift[];
}

@ObjectType({ description: 'A shift that a week pattern would make.' })
export class ShiftToBe {
  @Field(() => ID, { description: 'Who would be on duty.' })
  workerId: string;

  @Field(() => String, { description: 'What they are called.' })
  workerName: string;

  @Field(() => Role, { description: 'In which role.' })
  role: ShiftRole;

  @Field(() => Boolean, { description: 'Whether as deputy.' })
  deputy: boolean;

  @Field(() => Date, { description: 'From when.' })
  startsAt: Date;

  @Field(() => Date, { description: 'Until when.' })
  endsAt: Date;

  @Field(() => Boolean, { description: 'Whether the person already has a shift at that time.' })
  overlaps: boolean;
}

@ObjectType({ description: 'What a week pattern laid over a period would make. Nothing has been planned.' })
export class ShiftPlan {
  @Field(() => Int, { description: 'How many shifts it would make.' })
  makes: number;

  @Field(() => Int, { description: 'How many of its shifts overlap others of the same person.' })
  overlapping: number;

  @Field(() => [ShiftToBe], { description: 'Its shifts, the earliest first.' })
  shifts: ShiftToBe[];
}
