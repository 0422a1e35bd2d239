import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Allow, Public } from '../access/index.js';
import type { RequestContext } from '../platform/context.js';
import { connectionOf, type Page, PageArgs } from '../platform/graphql/page.js';
import { agreementsOf } from './agreement.queries.js';
import { District } from './district.entity.js';
import { districtOf, districtsByName } from './district.queries.js';
import { DistrictAgreement } from './district-agreement.entity.js';
import { editDistrict } from './edit-district.js';
import { Municipality } from './municipality.entity.js';
import { EditDistrictInput } from './territory.input.js';
import { municipalitiesOf } from './territory.queries.js';

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
      'Sets who may call a district and how fast its figures age. Errors: NOT_FOUND, STALE_REVISION, INVALID_INPUT.',
  })
  @Allow('territory.edit')
  editDistrict(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => EditDistrictInput, { description: 'The new settings.' }) input: EditDistrictInput,
  ): Promise<District> {
    return editDistrict(ctx, input);
  }

  @FieldResolver(() => String, { description: 'The province or metropolitan city, in full.' })
  async province(@Root() district: District): Promise<string> {
    return (await district.province.loadOrFail()).name;
  }

  @FieldResolver(() => String, { description: 'The region.' })
  async region(@Root() district: District): Promise<string> {
    const province = await district.province.loadOrFail();
    return (await province.region.loadOrFail()).name;
  }

  @FieldResolver(() => [Municipality], { description: 'Its comuni, by name.' })
  async municipalities(@Root() { id }: District, @Ctx() ctx: RequestContext): Promise<Municipality[]> {
    return (await municipalitiesOf(ctx).load(id)) ?? [];
  }

  @FieldResolver(() => [DistrictAgreement], {
    description: 'Its agreements that hold or will, the earliest first; none when nobody is signed in.',
  })
  async agreements(@Root() { id }: District, @Ctx() ctx: RequestContext): Promise<DistrictAgreement[]> {
    return ctx.actor ? ((await agreementsOf(ctx).load(id)) ?? []) : [];
  }
}
