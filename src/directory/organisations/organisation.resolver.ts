import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Allow, Public } from '../../access/index.js';
import type { RequestContext } from '../../platform/context.js';
import { connectionOf, type Page } from '../../platform/graphql/page.js';
import { District } from '../../territory/index.js';
import { Shelter } from '../shelters/shelter.entity.js';
import { sheltersShownUnder } from '../shelters/shelter.queries.js';
import { closeOrganisation } from './close-organisation.js';
import { createOrganisation } from './create-organisation.js';
import { editOrganisation } from './edit-organisation.js';
import { Organisation } from './organisation.entity.js';
import {
  CloseOrganisationInput,
  CreateOrganisationInput,
  EditOrganisationInput,
  OrganisationsArgs,
} from './organisation.input.js';
import { organisationOf, organisationsOf } from './organisation.queries.js';

const OrganisationConnection = connectionOf(() => Organisation, 'Organisation');
const anyEdit =
  'NOT_FOUND, NOT_ALLOWED for one of another district, STALE_REVISION, ORGANISATION_CLOSED, INVALID_INPUT';

@Resolver(() => Organisation)
export class OrganisationResolver {
  @Query(() => Organisation, {
    nullable: true,
    description: 'An organisation by its id. NOT_FOUND where there is none.',
  })
  @Public()
  organisation(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID, { description: 'The organisation.' }) id: string,
  ): Promise<Organisation> {
    return organisationOf(ctx, id);
  }

  @Query(() => OrganisationConnection, { description: 'Organisations by name. Closed ones are left out.' })
  @Public()
  organisations(@Ctx() ctx: RequestContext, @Args() args: OrganisationsArgs): Promise<Page<Organisation>> {
    return organisationsOf(ctx, args);
  }

  @Mutation(() => Organisation, {
    description:
      'Enters an organisation in the directory. Errors: NOT_ALLOWED, NOT_FOUND for a district that is not there, INVALID_INPUT.',
  })
  @Allow('organisations.edit')
  createOrganisation(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => CreateOrganisationInput, { description: 'The organisation.' })
    input: CreateOrganisationInput,
  ): Promise<Organisation> {
    return createOrganisation(ctx, input);
  }

  @Mutation(() => Organisation, {
    description: `Changes what the directory says of an organisation. Errors: ${anyEdit}.`,
  })
  @Allow('organisations.edit')
  editOrganisation(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => EditOrganisationInput, { description: 'The changes.' }) input: EditOrganisationInput,
  ): Promise<Organisation> {
    return editOrganisation(ctx, input);
  }

  @Mutation(() => Organisation, {
    description: `Takes an organisation out of the directory. Errors: ORGANISATION_IN_USE while it has shelters or services, ${anyEdit}.`,
  })
  @Allow('organisations.edit')
  closeOrganisation(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => CloseOrganisationInput, { description: 'Which one.' }) input: CloseOrganisationInput,
  ): Promise<Organisation> {
    return closeOrganisation(ctx, input);
  }

  @FieldResolver(() => District, {
    nullable: true,
    description: 'The district whose coordinator keeps it; null for one of no district.',
  })
  async district(@Root() { district }: Organisation): Promise<District | null> {
    return (await district?.loadOrFail()) ?? null;
  }

  @FieldResolver(() => [Shelter], {
    description:
      'Its open shelters that the caller may see, by name, at most 100. Guarded ones stand under their gateway.',
  })
  async shelters(@Root() { id }: Organisation, @Ctx() ctx: RequestContext): Promise<Shelter[]> {
    return (await sheltersShownUnder(ctx).load(id)) ?? [];
  }

  @FieldResolver(() => Boolean, { description: 'Whether it has closed.' })
  closed(@Root() { closedAt }: Organisation): boolean {
    return closedAt !== null;
  }
}
