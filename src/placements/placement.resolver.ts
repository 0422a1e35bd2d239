import { IsOptional, ValidateNested } from 'class-validator';
import { Arg, Args, ArgsType, Ctx, Field, ID, Query, Resolver } from 'type-graphql';
import { Allow, AllowEither } from '../access/index.js';
import type { RequestContext } from '../platform/context.js';
import { connectionOf, type Page, PageArgs } from '../platform/graphql/page.js';
import { alertsOf } from './alerts.queries.js';
import { Placement } from './placement.entity.js';
import { PlacementFilter } from './placement.input.js';
import { placementsLike, visiblePlacement } from './placement.queries.js';
import { Alert } from './placement.types.js';

const PlacementConnection = connectionOf(() => Placement, 'Placement');

@ArgsType()
class PlacementsArgs extends PageArgs {
  @Field(() => PlacementFilter, { nullable: true, description: 'Which ones; all within sight when absent.' })
  @IsOptional()
  @ValidateNested()
  filter?: PlacementFilter | null;
}

@Resolver(() => Placement)
export class PlacementResolver {
  @Query(() => Placement, {
    nullable: true,
    description:
      'One placement. NOT_FOUND for one the caller may not see, exactly as for one that never existed.',
  })
  @Allow('placements.read')
  placement(
    @Arg('id', () => ID, { description: 'The placement.' }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<Placement> {
    return visiblePlacement(ctx, id);
  }

  @Query(() => PlacementConnection, {
    description:
      'The placements within sight, the newest first: those of the cases of the own district, and those in the shelters of the own organisation.',
  })
  @Allow('placements.read')
  placements(@Args() args: PlacementsArgs, @Ctx() ctx: RequestContext): Promise<Page<Placement>> {
    return placementsLike(ctx, args.filter ?? {}, args);
  }

  @Query(() => [Alert], {
    description:
      'What the caller has to look at now, the oldest first: at most 100 about placements, and as many of each kind about who may do what, for coordinators and auditors.',
  })
  @AllowEither('placements.read', 'access.watch')
  alerts(@Ctx() ctx: RequestContext): Promise<Alert[]> {
    return alertsOf(ctx);
  }
}
