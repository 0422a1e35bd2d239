import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Allow, Public } from '../access/index.js';
import type { RequestContext } from '../platform/context.js';
import { connectionOf, type Page, PageArgs } from '../platform/graphql/page.js';
import { agreementsOf } from './agreement.queries.js';
import { createDistrict } from './create-district.js';
import { District } from './district.entity.js';
import { CreateDistrictInput, EditDistrictInput, SetNeighboursInput } from './district.input.js';
import { districtOf, districtsByName, neighboursOf, toldWith } from './district.queries.js';
import { DistrictAgreement } from './district-agreement.entity.js';
import { editDistrict } from './edit-district.js';
import { Municipality } from './municipality.entity.js';
import { setNeighbours } from './set-neighbours.js';
import { municipalitiesOf, provinceOf } from './territory.queries.js';

const DistrictConnection = connectionOf(() => District, 'District');

@Resolver(() => District)
export class DistrictResolver {
  @Query(() => DistrictConnection, { description: 'The districts that use this registry, by name.' })
  @Public()
  districts(@Ctx() ctx: RequestContext, @Args() args: PageArgs): Promise<Page<District>> {
    return districtsByName(ctx, args);
  }

  @Query(() => District, {
    nullable: true,
    description: 'A district by its id. NOT_FOUND where there is none.',
  })
  @Public()
  district(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID, { description: 'The district.' }) id: string,
  ): Promise<District> {
    return districtOf(ctx, id);
  }

  @Mutation(() => District, {
    description:
      'Enters a district with its comuni. Errors: NOT_FOUND for a district to be told with that is not there, MUNICIPALITY_TAKEN, DISTRICT_NAME_TAKEN, INVALID_INPUT.',
  })
  @Allow('territory.edit')
  createDistrict(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => CreateDistrictInput, { description: 'The district.' }) input: CreateDistrictInput,
  ): Promise<District> {
    return createDistrict(ctx, input);
  }

  @Mutation(() => District, {
    description:
      'Changes a district: its name, its comuni, how it is told, who may call it and how fast its figures age. Errors: NOT_FOUND, STALE_REVISION, MUNICIPALITY_TAKEN, MUNICIPALITY_IN_USE, DISTRICT_NAME_TAKEN, INVALID_INPUT.',
  })
  @Allow('territory.edit')
  editDistrict(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => EditDistrictInput, { description: 'The new settings.' }) input: EditDistrictInput,
  ): Promise<District> {
    return editDistrict(ctx, input);
  }

  @Mutation(() => District, {
    description:
      'Says which districts lie beside one, so that a search finds them before farther ones. Errors: NOT_FOUND, INVALID_INPUT.',
  })
  @Allow('territory.edit')
  setNeighbours(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => SetNeighboursInput, { description: 'The district and its neighbours.' })
    input: SetNeighboursInput,
  ): Promise<District> {
    return setNeighbours(ctx, input);
  }

  @FieldResolver(() => String, { description: 'The province or metropolitan city, in full.' })
  async province(@Root() district: District, @Ctx() ctx: RequestContext): Promise<string> {
    return (await provinceOf(ctx, district)).name;
  }

  @FieldResolver(() => String, { description: 'The region.' })
  async region(@Root() district: District, @Ctx() ctx: RequestContext): Promise<string> {
    return (await provinceOf(ctx, district)).region;
  }

  @FieldResolver(() => [Municipality], { description: 'Its comuni, by name.' })
  async municipalities(@Root() { id }: District, @Ctx() ctx: RequestContext): Promise<Municipality[]> {
    return (await municipalitiesOf(ctx).load(id)) ?? [];
  }

  @FieldResolver(() => [DistrictAgreement], {
    description: 'Its agreements that hold or will, the earliest first; none when nobody is signed in.',
  })
  async agreements(@Root() { id }: District, @Ctx() ctx: RequestContext): Promise<DistrictAgreement[]> {
    const isSignedIn = ctx.actor && !ctx.actor.isSecondFactorDue;
    return isSignedIn ? ((await agreementsOf(ctx).load(id)) ?? []) : [];
  }

  @FieldResolver(() => String, {
    description: 'The area that is told of its guarded shelters: the district, or those told as one with it.',
  })
  toldArea(@Root() { toldAreaName }: District): string {
    return toldAreaName;
  }

  @FieldResolver(() => [District], {
    description: 'The other districts that are told as one with it, by name.',
  })
  toldWith(@Root() district: District, @Ctx() ctx: RequestContext): Promise<District[]> {
    return toldWith(ctx, district);
  }

  @FieldResolver(() => [District], { description: 'The districts that lie beside it, by name.' })
  async neighbours(@Root() { id }: District, @Ctx() ctx: RequestContext): Promise<District[]> {
    return (await neighboursOf(ctx).load(id)) ?? [];
  }
}
