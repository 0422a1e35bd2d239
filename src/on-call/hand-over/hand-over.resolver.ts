import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Allow } from '../../access/index.js';
import type { RequestContext } from '../../platform/context.js';
import { shiftOf } from '../shifts/shift.queries.js';
import { Shift, type ShiftRow } from '../shifts/shift.types.js';
import { acknowledgeHandOver } from './acknowledge-hand-over.js';
import { AcknowledgeHandOverInput, WriteHandOverInput } from './hand-over.input.js';
import { handOverNow, handOversLately, isWaiting, mattersOf, wordsOf } from './hand-over.queries.js';
import { HandOver, type HandOverRow, OpenMatter } from './hand-over.types.js';
import { writeHandOver } from './write-hand-over.js';

@Resolver(() => HandOver)
export class HandOverResolver {
  @Query(() => HandOver, {
    nullable: true,
    description:
      'The hand-over to look at in the own district: the last that waits to be acknowledged, else that of the shift that is going on, else the last. Null where nobody hands over. Errors: NOT_FOUND, NOT_ALLOWED.',
  })
  @Allow('handovers.write')
  handOver(
    @Ctx() ctx: RequestContext,
    @Arg('districtId', () => ID, { nullable: true, description: 'The own district; it when absent.' })
    districtId?: string | null,
  ): Promise<HandOverRow | null> {
    return handOverNow(ctx, districtId ?? null);
  }

  @Query(() => [HandOver], {
    description:
      'The hand-overs of the last seven days in the own district, and that of the shift that is going on, the newest first. Errors: NOT_FOUND, NOT_ALLOWED.',
  })
  @Allow('handovers.write')
  handOvers(
    @Ctx() ctx: RequestContext,
    @Arg('districtId', () => ID, { nullable: true, description: 'The own district; it when absent.' })
    districtId?: string | null,
  ): Promise<HandOverRow[]> {
    return handOversLately(ctx, districtId ?? null);
  }

  @Mutation(() => HandOver, {
    description:
      'Write what whoever comes after has to know: by who is on the shift, or the coordinator, until it is acknowledged. Errors: NOT_FOUND, NOT_ALLOWED, SHIFT_WITHDRAWN, HAND_OVER_ACKNOWLEDGED, INVALID_INPUT.',
  })
  @Allow('handovers.write')
  writeHandOver(
    @Arg('input', () => WriteHandOverInput, { description: 'Of which shift, and the words.' })
    input: WriteHandOverInput,
    @Ctx() ctx: RequestContext,
  ): Promise<HandOverRow> {
    return writeHandOver(ctx, input);
  }

  @Mutation(() => HandOver, {
    description:
      'Take note of what the shift before left open: by who is on duty now, or the coordinator, from an hour before its end. Errors: NOT_FOUND, NOT_ON_DUTY, SHIFT_WITHDRAWN, HAND_OVER_TOO_EARLY, HAND_OVER_BY_ANOTHER, HAND_OVER_ACKNOWLEDGED.',
  })
  @Allow('handovers.write')
  acknowledgeHandOver(
    @Arg('input', () => AcknowledgeHandOverInput, { description: 'Of which shift.' })
    input: AcknowledgeHandOverInput,
    @Ctx() ctx: RequestContext,
  ): Promise<HandOverRow> {
    return acknowledgeHandOver(ctx, input);
  }

  @FieldResolver(() => Shift, { description: 'The shift that hands over.' })
  shift(@Root() { shiftId }: HandOverRow, @Ctx() ctx: RequestContext): Promise<ShiftRow> {
    return shiftOf(ctx, shiftId);
  }

  @FieldResolver(() => Shift, {
    nullable: true,
    description: 'The shift that comes after; null where none is planned.',
  })
  nextShift(@Root() { nextShiftId }: HandOverRow, @Ctx() ctx: RequestContext): Promise<ShiftRow> | null {
    return nextShiftId === null ? null : shiftOf(ctx, nextShiftId);
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether the time to acknowledge it is over and nobody has.',
  })
  isWaiting(@Root() handOver: HandOverRow): boolean {
    return isWaiting(handOver);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What was written; null until somebody did, and where its time was over and it was erased.',
  })
  words(@Root() handOver: HandOverRow, @Ctx() ctx: RequestContext): Promise<string | null> {
    return wordsOf(ctx, handOver);
  }

  @FieldResolver(() => [OpenMatter], {
    description: 'What is open, case by case: as it was acknowledged, else as it stands now.',
  })
  matters(@Root() handOver: HandOverRow, @Ctx() ctx: RequestContext): Promise<OpenMatter[]> {
    return mattersOf(ctx, handOver);
  }
}
