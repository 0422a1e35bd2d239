import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Subject, type SubjectInSight, subjectInSight } from '../../interventions/index.js';
import type { RequestContext } from '../../platform/context.js';
import { Placement } from '../placement.entity.js';
import { placementInSight } from '../placement.queries.js';
import { householdOf, nameThen, staysOf } from './household.queries.js';
import { PlacedSubject, type PlacedSubjectRow } from './household.types.js';

@Resolver(() => Placement)
export class PlacementHouseholdResolver {
  @FieldResolver(() => [PlacedSubject], {
    description:
      'The people who were named when it was held, as they were known then; for the team of the case, never for the shelter.',
  })
  async household(@Root() { id }: Placement, @Ctx() ctx: RequestContext): Promise<PlacedSubject[]> {
    return (await householdOf(ctx).load(id)) ?? [];
  }
}

@Resolver(() => Subject)
export class SubjectStaysResolver {
  @FieldResolver(() => [PlacedSubject], {
    description:
      'Where they were put, under whichever of their records, the first first; for the team of the case.',
  })
  async stays(@Root() { personId }: SubjectInSight, @Ctx() ctx: RequestContext): Promise<PlacedSubject[]> {
    return (await staysOf(ctx).load(personId)) ?? [];
  }
}

@Resolver(() => PlacedSubject)
export class PlacedSubjectResolver {
  @FieldResolver(() => Subject, { nullable: true, description: 'The person, as they are known now.' })
  subject(@Root() { subjectId }: PlacedSubjectRow, @Ctx() ctx: RequestContext): Promise<Subject | null> {
    return subjectInSight(ctx).load(subjectId);
  }

  @FieldResolver(() => Placement, { nullable: true, description: 'The placement.' })
  placement(
    @Root() { placementId }: PlacedSubjectRow,
    @Ctx() ctx: RequestContext,
  ): Promise<Placement | null> {
    return placementInSight(ctx).load(placementId);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The name that was known then; null for none.',
  })
  nameThen(@Root() row: PlacedSubjectRow, @Ctx() ctx: RequestContext): Promise<string | null> {
    return nameThen(ctx, row);
  }
}
