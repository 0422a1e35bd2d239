import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { BedPool, poolInSight } from '../availability/index.js';
import type { Sex } from '../directory/index.js';
import {
  Intervention,
  interventionInSight,
  isTeam,
  openedOfCase,
  readsAsTeam,
} from '../interventions/index.js';
import { instantOf } from '../platform/clock.js';
import { actorOf, type RequestContext } from '../platform/context.js';
import { PlacementAction, PlacementState } from './closed-lists.js';
import { directionsTo } from './directions.js';
import { Placement } from './placement.entity.js';
import { availableActions, refusalShown, stateOf } from './placement.rules.js';
import { ExpectedGuest, PlacementRefusal } from './placement.types.js';
import { type PlacementInSight, relationTo } from './placement-in-sight.js';

/** What each caller may know of a placement. */
@Resolver(() => Placement)
export class PlacementFieldsResolver {
  @FieldResolver(() => PlacementState, { description: 'Where it stands, by what happened and by the clock.' })
  async state(@Root() placement: PlacementInSight, @Ctx() ctx: RequestContext): Promise<PlacementState> {
    return stateOf(placement, await instantOf(ctx));
  }

  @FieldResolver(() => BedPool, { nullable: true, description: 'Null where the place may not be known.' })
  pool(@Root() { poolId }: PlacementInSight, @Ctx() ctx: RequestContext): Promise<BedPool | null> {
    return poolInSight(ctx).load(poolId);
  }

  @FieldResolver(() => Intervention, { nullable: true, description: 'Null for those outside the case.' })
  async intervention(
    @Root() { caseRelation, interventionId }: PlacementInSight,
    @Ctx() ctx: RequestContext,
  ): Promise<Intervention | null> {
    const mayRead = actorOf(ctx).permissions.has('interventions.read');
    return caseRelation && mayRead ? interventionInSight(ctx).load(interventionId) : null;
  }

  @FieldResolver(() => [ExpectedGuest], { description: 'Who is expected, anonymously: sex and age only.' })
  guests(@Root() { guests }: PlacementInSight): ExpectedGuest[] {
    return guests.map(({ sex, age }) => ({ sex: (sex ?? null) as Sex | null, age: age ?? null }));
  }

  @FieldResolver(() => PlacementRefusal, {
    nullable: true,
    description: 'Who said no, and why; null while nobody did.',
  })
  refusal(@Root() { refusalActor, refusalReason }: PlacementInSight): PlacementRefusal | null {
    if (!refusalActor || !refusalReason) return null;
    return { actor: refusalActor, reason: refusalShown(refusalReason) };
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What to tell the patrol, once confirmed; for the workers of the case.',
  })
  async directions(@Root() seen: PlacementInSight, @Ctx() ctx: RequestContext): Promise<string | null> {
    const isConfirmed = stateOf(seen, await instantOf(ctx)) === 'CONFIRMED';
    return isConfirmed && isTeam(seen.caseRelation) ? directionsTo(ctx, seen) : null;
  }

  @FieldResolver(() => [PlacementAction], { description: 'What the caller may do with it now.' })
  async availableActions(
    @Root() placement: PlacementInSight,
    @Ctx() ctx: RequestContext,
  ): Promise<PlacementAction[]> {
    return availableActions(placement, await instantOf(ctx), relationTo(actorOf(ctx), placement));
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why it was held against admission or without an agreement; for the team of the case.',
  })
  overrideReason(@Root() seen: PlacementInSight, @Ctx() ctx: RequestContext): Promise<string | null> {
    return wordsOf(ctx, seen, { sealed: seen.overrideReasonSealed, column: 'override_reason' });
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why it was extended; for the team of the case.',
  })
  extensionReason(@Root() seen: PlacementInSight, @Ctx() ctx: RequestContext): Promise<string | null> {
    return wordsOf(ctx, seen, { sealed: seen.extensionReasonSealed, column: 'extension_reason' });
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What was added last; for the team of the case.',
  })
  note(@Root() seen: PlacementInSight, @Ctx() ctx: RequestContext): Promise<string | null> {
    return wordsOf(ctx, seen, { sealed: seen.noteSealed, column: 'note' });
  }
}

async function wordsOf(
  ctx: RequestContext,
  { id, interventionId, caseRelation }: PlacementInSight,
  { sealed, column }: { sealed: Buffer | null; column: string },
): Promise<string | null> {
  if (!readsAsTeam(caseRelation)) return null;
  return openedOfCase(ctx, interventionId, { sealed, context: `placement.${column}:${id}` });
}
