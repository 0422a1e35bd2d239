import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Allow } from '../../access/index.js';
import type { RequestContext } from '../../platform/context.js';
import type { Page } from '../../platform/graphql/page.js';
import { editShift } from './edit-shift.js';
import { planShift } from './plan-shift.js';
import { planShifts, shiftPlan } from './plan-shifts.js';
import {
  EditShiftInput,
  PlanShiftInput,
  PlanShiftsInput,
  ShiftsArgs,
  WithdrawShiftInput,
} from './shift.input.js';
import { ifNamed, onCallAt, phoneOf, shiftsBetween } from './shift.queries.js';
import { OnCall, PlannedShifts, Shift, ShiftConnection, ShiftPlan, type ShiftRow } from './shift.types.js';
import { withdrawShift } from './withdraw-shift.js';

@Resolver(() => Shift)
export class ShiftResolver {
  @Query(() => OnCall, {
    nullable: true,
    description:
      'The team on duty at an instant; now when absent. Names and numbers are for workers of the own and agreed districts. Errors: NOT_FOUND.',
  })
  @Allow('rota.read')
  onCall(
    @Ctx() ctx: RequestContext,
    @Arg('at', () => Date, { nullable: true, description: 'The instant; now when absent.' }) at?: Date | null,
    @Arg('districtId', () => ID, { nullable: true, description: 'The district; the own when absent.' })
    districtId?: string | null,
  ): Promise<OnCall> {
    return onCallAt(ctx, { at: at ?? null, districtId: districtId ?? null });
  }

  @Query(() => ShiftConnection, {
    description:
      'The rota of the own or an agreed district over a stretch of time, the earliest first. Errors: NOT_FOUND, NOT_ALLOWED, INVALID_INPUT.',
  })
  @Allow('rota.read')
  shifts(@Args() args: ShiftsArgs, @Ctx() ctx: RequestContext): Promise<Page<ShiftRow>> {
    return shiftsBetween(ctx, args);
  }

  @Query(() => ShiftPlan, {
    description:
      'What a week pattern laid over a period would make; nothing is planned. Errors: NOT_FOUND, SHIFT_DOES_NOT_FIT, INVALID_INPUT.',
  })
  @Allow('rota.plan')
  shiftPlan(
    @Arg('input', () => PlanShiftsInput, { description: 'The pattern and the period.' })
    input: PlanShiftsInput,
    @Ctx() ctx: RequestContext,
  ): Promise<ShiftPlan> {
    return shiftPlan(ctx, input);
  }

  @Mutation(() => Shift, {
    description:
      'Put somebody of the own district on duty. Errors: NOT_FOUND, SHIFT_DOES_NOT_FIT, SHIFT_OVERLAPS, INVALID_INPUT.',
  })
  @Allow('rota.plan')
  planShift(
    @Arg('input', () => PlanShiftInput, { description: 'Who, in which role, and when.' })
    input: PlanShiftInput,
    @Ctx() ctx: RequestContext,
  ): Promise<ShiftRow> {
    return planShift(ctx, input);
  }

  @Mutation(() => PlannedShifts, {
    description:
      'Lay a week pattern over a period, all of it or nothing; look at shiftPlan first. Errors: NOT_FOUND, SHIFT_DOES_NOT_FIT, SHIFT_OVERLAPS, INVALID_INPUT.',
  })
  @Allow('rota.plan')
  planShifts(
    @Arg('input', () => PlanShiftsInput, { description: 'The pattern and the period.' })
    input: PlanShiftsInput,
    @Ctx() ctx: RequestContext,
  ): Promise<PlannedShifts> {
    return planShifts(ctx, input);
  }

  @Mutation(() => Shift, {
    description:
      'Change who is on duty, in which role or when; a swap that was proposed of it is over. Errors: NOT_FOUND, SHIFT_WITHDRAWN, SHIFT_DOES_NOT_FIT, SHIFT_OVERLAPS, STALE_REVISION, INVALID_INPUT.',
  })
  @Allow('rota.plan')
  editShift(
    @Arg('input', () => EditShiftInput, { description: 'What changes.' }) input: EditShiftInput,
    @Ctx() ctx: RequestContext,
  ): Promise<ShiftRow> {
    return editShift(ctx, input);
  }

  @Mutation(() => Shift, {
    description:
      'Take a shift off the rota: it covers nothing, and stays as a trace. Errors: NOT_FOUND, SHIFT_WITHDRAWN, STALE_REVISION.',
  })
  @Allow('rota.plan')
  withdrawShift(
    @Arg('input', () => WithdrawShiftInput, { description: 'The shift.' }) input: WithdrawShiftInput,
    @Ctx() ctx: RequestContext,
  ): Promise<ShiftRow> {
    return withdrawShift(ctx, input);
  }

  @FieldResolver(() => ID, { nullable: true, description: 'Who is on duty. Null where it may not be known.' })
  workerId(@Root() shift: ShiftRow, @Ctx() ctx: RequestContext): Promise<string | null> {
    return ifNamed(ctx, shift, () => shift.workerId);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What they are called. Null where it may not be known.',
  })
  workerName(@Root() shift: ShiftRow, @Ctx() ctx: RequestContext): Promise<string | null> {
    return ifNamed(ctx, shift, () => shift.name);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The number at which they answer. Null without one, and where it may not be known.',
  })
  phone(@Root() shift: ShiftRow, @Ctx() ctx: RequestContext): Promise<string | null> {
    return ifNamed(ctx, shift, () => phoneOf(ctx, shift));
  }

  @FieldResolver(() => Date, {
    nullable: true,
    description: 'When it was planned. Null where it may not be known.',
  })
  plannedAt(@Root() shift: ShiftRow, @Ctx() ctx: RequestContext): Promise<Date | null> {
    return ifNamed(ctx, shift, () => shift.plannedAt);
  }

  @FieldResolver(() => Boolean, { description: 'Whether it is the caller’s own.' })
  isMine(@Root() { workerId }: ShiftRow, @Ctx() { actor }: RequestContext): boolean {
    return actor?.id === workerId;
  }
}
