import { Field, ID, ObjectType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/page.js';
import { SwapState } from '../closed-lists.js';

/** A swap as it is read. */
export interface SwapRow {
  readonly id: string;
  readonly districtId: string;
  readonly shiftId: string;
  readonly returnShiftId: string | null;
  readonly proposedBy: string;
  readonly proposerName: string;
  readonly colleagueId: string | null;
  readonly colleagueName: string | null;
  readonly proposedAt: Date;
  readonly endedAt: Date | null;
  readonly endedByName: string | null;
  readonly state: SwapState;
}

@ObjectType({
  description:
    'Somebody asks a colleague, or all of the same role, to take a shift of theirs. Nothing moves without consent.',
})
export class ShiftSwap {
  @Field(() => ID, { description: 'The proposal.' })
  id: string;

  @Field(() => SwapState, { description: 'Where it stands.' })
  state: SwapState;

  @Field(() => String, { description: 'Who proposed it.' })
  proposerName: string;

  @Field(() => String, {
    nullable: true,
    description: 'Who was asked; null where whoever of the same role takes it first.',
  })
  colleagueName: string | null;

  @Field(() => Date, { description: 'Since when.' })
  proposedAt: Date;

  @Field(() => Date, { nullable: true, description: 'When it ended; null while it is open.' })
  endedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Whose act ended it; null while it is open.' })
  endedByName: string | null;
}

export const ShiftSwapConnection = connectionOf(() => ShiftSwap, 'ShiftSwap');
