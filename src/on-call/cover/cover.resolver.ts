import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Allow } from '../../access/index.js';
import type { RequestContext } from '../../platform/context.js';
import { Municipality, municipalityBy } from '../../territory/index.js';
import { namedDistrict } from '../rota-sight.js';
import { coverageOf } from './coverage.queries.js';
import { Coverage } from './coverage.types.js';
import { SetOfficeHoursInput } from './office-hours.input.js';
import { officeHoursRows } from './office-hours.queries.js';
import { DistrictOfficeHours, type OfficeHoursRow } from './office-hours.types.js';
import { setOfficeHours } from './set-office-hours.js';

@Resolver(() => DistrictOfficeHours)
export class CoverResolver {
  @Query(() => Coverage, {
    nullable: true,
    description:
      'How much of the time that needed cover had it, minute by minute: at most 400 days, of the own district; an auditor asks about any. Errors: NOT_FOUND, NOT_ALLOWED, INVALID_INPUT.',
  })
  @Allow('rota.report')
  coverage(
    @Ctx() ctx: RequestContext,
    @Arg('from', () => Date, { description: 'From when, a whole minute.' }) from: Date,
    @Arg('to', () => Date, { description: 'Until when, a whole minute; itself no longer inside.' }) to: Date,
    @Arg('districtId', () => ID, { nullable: true, description: 'The district; the own when absent.' })
    districtId?: string | null,
  ): Promise<Coverage> {
    return coverageOf(ctx, { from, to, districtId: districtId ?? null });
  }

  @Query(() => [DistrictOfficeHours], {
    description:
      'When the offices of the own or an agreed district are open, by the day from which each statement holds, the earliest first. Errors: NOT_FOUND, NOT_ALLOWED.',
  })
  @Allow('rota.read')
  async officeHours(
    @Ctx() ctx: RequestContext,
    @Arg('districtId', () => ID, { nullable: true, description: 'The district; the own when absent.' })
    districtId?: string | null,
  ): Promise<OfficeHoursRow[]> {
    return officeHoursRows(ctx, await namedDistrict(ctx, districtId));
  }

  @Mutation(() => DistrictOfficeHours, {
    description:
      'State when the offices of the own district are open: at any other time cover is due. What held before stays known. Errors: STALE_REVISION, CONFLICT, INVALID_INPUT.',
  })
  @Allow('rota.plan')
  setOfficeHours(
    @Arg('input', () => SetOfficeHoursInput, { description: 'The hours.' }) input: SetOfficeHoursInput,
    @Ctx() ctx: RequestContext,
  ): Promise<OfficeHoursRow> {
    return setOfficeHours(ctx, input);
  }

  @FieldResolver(() => Municipality, {
    nullable: true,
    description: 'The comune in which the office sits: its patron saint is a holiday.',
  })
  municipality(
    @Root() { municipalityCode }: OfficeHoursRow,
    @Ctx() ctx: RequestContext,
  ): Promise<Municipality | null> {
    return municipalityBy(ctx).load(municipalityCode);
  }
}
