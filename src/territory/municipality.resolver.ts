import { MaxLength } from 'class-validator';
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Public } from '../access/index.js';
import type { RequestContext } from '../platform/context.js';
import { says } from '../platform/graphql/input-reasons.js';
import { connectionOf, type Page, PageArgs } from '../platform/graphql/page.js';
import { District } from './district.entity.js';
import { Municipality } from './municipality.entity.js';
import { municipalitiesNamed, municipalityOf } from './municipality.queries.js';
import { districtBy, provinceOf } from './territory.queries.js';

const MunicipalityConnection = connectionOf(() => Municipality, 'Municipality');

@ArgsType()
class MunicipalitiesArgs extends PageArgs {
  @Field(() => String, {
    description:
      'Any part of the name, 1 to 100 characters; accents, apostrophes and capitals do not matter, and S., SS. and M.te may be short. Without a letter or digit it finds nothing.',
  })
  @MaxLength(100, says('must have at most 100 characters', 'deve avere al massimo 100 caratteri'))
  text: string;
}

@Resolver(() => Municipality)
export class MunicipalityResolver {
  @Query(() => MunicipalityConnection, {
    description: 'Comuni of Italy by name: the nearest name first, then the one with more inhabitants.',
  })
  @Public()
  municipalities(@Ctx() ctx: RequestContext, @Args() args: MunicipalitiesArgs): Promise<Page<Municipality>> {
    return municipalitiesNamed(ctx, args.text, args);
  }

  @Query(() => Municipality, {
    nullable: true,
    description: 'A Comune by its ISTAT code. NOT_FOUND where there is none.',
  })
  @Public()
  municipality(
    @Ctx() ctx: RequestContext,
    @Arg('istatCode', () => ID, { description: 'ISTAT code, six digits.' }) istatCode: string,
  ): Promise<Municipality> {
    return municipalityOf(ctx, istatCode);
  }

  @FieldResolver(() => String, { description: 'The province or metropolitan city, in full.' })
  async province(@Root() municipality: Municipality, @Ctx() ctx: RequestContext): Promise<string> {
    return (await provinceOf(ctx, municipality)).name;
  }

  @FieldResolver(() => String, { description: 'The letters of the province, as on number plates: BO.' })
  async provinceAbbreviation(
    @Root() municipality: Municipality,
    @Ctx() ctx: RequestContext,
  ): Promise<string> {
    return (await provinceOf(ctx, municipality)).abbreviation;
  }

  @FieldResolver(() => String, { description: 'The region.' })
  async region(@Root() municipality: Municipality, @Ctx() ctx: RequestContext): Promise<string> {
    return (await provinceOf(ctx, municipality)).region;
  }

  @FieldResolver(() => District, {
    nullable: true,
    description: 'Its district; null where none uses this registry.',
  })
  async district(@Root() { district }: Municipality, @Ctx() ctx: RequestContext): Promise<District | null> {
    return district && districtBy(ctx).load(district.id);
  }
}
