import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Allow, Public } from '../../access/index.js';
import type { RequestContext } from '../../platform/context.js';
import { connectionOf, type Page } from '../../platform/graphql/page.js';
import { Municipality, municipalityBy } from '../../territory/index.js';
import { ContactInChain } from '../contacts/contact-chain.types.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { closeService } from './close-service.js';
import { createService } from './create-service.js';
import { editService } from './edit-service.js';
import { CloseServiceInput, CreateServiceInput, EditServiceInput, ServicesArgs } from './service.input.js';
import { contactsOfService, doesAnswer, serviceOf, servicesOf } from './service.queries.js';
import { ServiceAtHand } from './service-at-hand.types.js';

const ServiceConnection = connectionOf(() => ServiceAtHand as never, 'Service');
const anyEdit =
  'NOT_FOUND, NOT_ALLOWED for one of another district, STALE_REVISION, SERVICE_CLOSED, INVALID_INPUT';

@Resolver(() => ServiceAtHand)
export class ServiceResolver {
  @Query(() => ServiceConnection, {
    nullable: true,
    description:
      'Resources other than beds that answer at an instant: those that answer first, then those of whom it is not known, then the closed; the nearer reach first.',
  })
  @Public()
  services(@Ctx() ctx: RequestContext, @Args() args: ServicesArgs): Promise<Page<ServiceAtHand>> {
    return servicesOf(ctx, args);
  }

  @Query(() => ServiceAtHand, {
    nullable: true,
    description: 'A service by its id. NOT_FOUND where there is none.',
  })
  @Public()
  service(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID, { description: 'The service.' }) id: string,
    @Arg('at', () => Date, { nullable: true, description: 'The instant asked; now when left out.' })
    at?: Date,
  ): Promise<ServiceAtHand> {
    return serviceOf(ctx, id, at);
  }

  @Mutation(() => ServiceAtHand, {
    description:
      'Enters a service in the directory. Errors: NOT_ALLOWED, NOT_FOUND for an organisation or a district that is not there, ORGANISATION_CLOSED, INVALID_INPUT.',
  })
  @Allow('organisations.edit')
  createService(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => CreateServiceInput, { description: 'The service.' }) input: CreateServiceInput,
  ): Promise<ServiceAtHand> {
    return createService(ctx, input);
  }

  @Mutation(() => ServiceAtHand, {
    description: `Changes what the directory says of a service. Errors: ${anyEdit}.`,
  })
  @Allow('organisations.edit')
  editService(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => EditServiceInput, { description: 'The changes.' }) input: EditServiceInput,
  ): Promise<ServiceAtHand> {
    return editService(ctx, input);
  }

  @Mutation(() => ServiceAtHand, {
    description: `Takes a service out of the directory for good. Errors: ${anyEdit}.`,
  })
  @Allow('organisations.edit')
  closeService(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => CloseServiceInput, { description: 'Which one.' }) input: CloseServiceInput,
  ): Promise<ServiceAtHand> {
    return closeService(ctx, input);
  }

  @FieldResolver(() => Organisation, { description: 'Who offers it.' })
  organisation(@Root() { row }: ServiceAtHand): Promise<Organisation> {
    return row.organisation.loadOrFail();
  }

  @FieldResolver(() => Municipality, {
    nullable: true,
    description: 'Where it is; null for one that is nowhere in particular.',
  })
  async municipality(
    @Root() { row }: ServiceAtHand,
    @Ctx() ctx: RequestContext,
  ): Promise<Municipality | null> {
    return row.municipality ? municipalityBy(ctx).load(row.municipality.istatCode) : null;
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description: 'At the instant asked; null when its hours are not known.',
  })
  answersNow(@Root() service: ServiceAtHand, @Ctx() ctx: RequestContext): Promise<boolean | null> {
    return doesAnswer(ctx, service);
  }

  @FieldResolver(() => [ContactInChain], { description: 'Whom to call at the instant asked, in order.' })
  contacts(@Root() service: ServiceAtHand, @Ctx() ctx: RequestContext): Promise<ContactInChain[]> {
    return contactsOfService(ctx, service);
  }
}
