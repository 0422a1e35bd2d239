import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Allow } from '../../access/index.js';
import type { RequestContext } from '../../platform/context.js';
import { setContacts } from '../contacts/set-contacts.js';
import { setShelterHours } from '../hours/set-shelter-hours.js';
import { closeShelter } from './close-shelter.js';
import { createShelter } from './create-shelter.js';
import { editShelter } from './edit-shelter.js';
import { setSecretPlace } from './set-secret-place.js';
import { Shelter } from './shelter.entity.js';
import { CloseShelterInput, CreateShelterInput, EditShelterInput } from './shelter.input.js';
import { SetContactsInput, SetSecretPlaceInput, SetShelterHoursInput } from './shelter-keeping.input.js';

const anyEdit =
  'NOT_FOUND, NOT_ALLOWED for a shelter that others keep, STALE_REVISION, SHELTER_CLOSED, INVALID_INPUT';

@Resolver(() => Shelter)
export class ShelterKeepingResolver {
  @Mutation(() => Shelter, {
    description:
      'Enters a shelter in the directory. Errors: NOT_ALLOWED, NOT_FOUND for an organisation that is not there, ORGANISATION_CLOSED, INVALID_INPUT.',
  })
  @Allow('shelters.edit')
  createShelter(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => CreateShelterInput, { description: 'The shelter.' }) input: CreateShelterInput,
  ): Promise<Shelter> {
    return createShelter(ctx, input);
  }

  @Mutation(() => Shelter, {
    description: `Changes what the directory says of a shelter. Errors: ${anyEdit}.`,
  })
  @Allow('shelters.edit')
  editShelter(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => EditShelterInput, { description: 'The changes.' }) input: EditShelterInput,
  ): Promise<Shelter> {
    return editShelter(ctx, input);
  }

  @Mutation(() => Shelter, {
    description: `Takes a shelter out of the directory for good. Errors: SHELTER_IN_USE while somebody is in it or on the way, ${anyEdit}.`,
  })
  @Allow('shelters.edit')
  closeShelter(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => CloseShelterInput, { description: 'Which one.' }) input: CloseShelterInput,
  ): Promise<Shelter> {
    return closeShelter(ctx, input);
  }

  @Mutation(() => Shelter, {
    description: `States the hours of one of the three clocks of a shelter. Errors: ${anyEdit}.`,
  })
  @Allow('shelters.edit')
  setShelterHours(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => SetShelterHoursInput, { description: 'The clock and its hours.' })
    input: SetShelterHoursInput,
  ): Promise<Shelter> {
    return setShelterHours(ctx, input);
  }

  @Mutation(() => Shelter, {
    description: `Says whom to call for a shelter, first to last: the whole list at once. Errors: ${anyEdit}.`,
  })
  @Allow('shelters.edit')
  setContacts(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => SetContactsInput, { description: 'The list.' }) input: SetContactsInput,
  ): Promise<Shelter> {
    return setContacts(ctx, input);
  }

  @Mutation(() => Shelter, {
    description: `Seals where a guarded shelter meets a patrol and, if at all, where it is. For the coordinator of its district and its operators. Errors: NOT_GUARDED, ${anyEdit}.`,
  })
  @Allow('shelters.edit')
  setSecretPlace(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => SetSecretPlaceInput, { description: 'The place.' }) input: SetSecretPlaceInput,
  ): Promise<Shelter> {
    return setSecretPlace(ctx, input);
  }
}
