import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../platform/context.js';
import type { Page } from '../../platform/graphql/page.js';
import { Allow } from '../allow.js';
import { disablePerson } from './disable-person.js';
import { editPerson } from './edit-person.js';
import { enablePerson } from './enable-person.js';
import { endSessionsOf } from './end-sessions-of.js';
import { invitePerson } from './invite-person.js';
import { emailTold, peopleOf, personOf } from './people.queries.js';
import { EditPersonInput, InvitePersonInput, PeopleArgs, PersonActInput } from './person.input.js';
import { Person, PersonConnection, PersonLink } from './person.types.js';
import { resetSecondFactorOf } from './reset-second-factor-of.js';
import { resetPasswordOf, sendInvitation } from './send-link.js';
import { withdrawInvitation } from './withdraw-invitation.js';

@Resolver(() => Person)
export class PersonResolver {
  @Query(() => PersonConnection, {
    description:
      'The people the caller manages, by name: a coordinator those of the own district and of its organisations.',
  })
  @Allow('people.manage')
  people(@Ctx() ctx: RequestContext, @Args(() => PeopleArgs) args: PeopleArgs): Promise<Page<Person>> {
    return peopleOf(ctx, args);
  }

  @Query(() => Person, { description: 'One person the caller manages. Errors: NOT_FOUND.' })
  @Allow('people.manage')
  person(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID, { description: 'The account.' }) id: string,
  ): Promise<Person> {
    return personOf(ctx, id);
  }

  @Mutation(() => PersonLink, {
    description:
      'Makes the account of a person and a link, good for seven days and for one time, by which they choose a password: sent by e-mail, or told once to be handed over. An operator invited by a coordinator is vouched for in their district. An administrator makes a coordinator only where a district has none, and is handed no link of somebody who sees cases unless the district has nobody else. Errors: NOT_ALLOWED, COORDINATOR_DECIDES, ANOTHER_PERSON, ONLY_BY_EMAIL, ROLES_DO_NOT_FIT, EMAIL_TAKEN, INVALID_INPUT.',
  })
  @Allow('people.manage')
  invitePerson(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => InvitePersonInput, { description: 'Who, and what they are to be.' })
    input: InvitePersonInput,
  ): Promise<PersonLink> {
    return invitePerson(ctx, input);
  }

  @Mutation(() => Person, {
    description:
      'Changes what a person is called, or what they are; with the second their sessions end. Never of oneself. Errors: NOT_FOUND, NOT_ALLOWED, OWN_ACCOUNT, COORDINATOR_DECIDES, ANOTHER_PERSON, ROLES_DO_NOT_FIT, STALE_REVISION, INVALID_INPUT.',
  })
  @Allow('people.manage')
  editPerson(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => EditPersonInput, { description: 'The changes.' }) input: EditPersonInput,
  ): Promise<Person> {
    return editPerson(ctx, input);
  }

  @Mutation(() => PersonLink, {
    description:
      'Another invitation for somebody who has not chosen a password yet; the one before ends. By e-mail, or to be handed over. Errors: NOT_FOUND, NOT_ALLOWED, OWN_ACCOUNT, COORDINATOR_DECIDES, ANOTHER_PERSON, ONLY_BY_EMAIL, PERSON_DISABLED, NO_EMAIL, CONFLICT where they have a password.',
  })
  @Allow('people.manage')
  sendInvitation(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => PersonActInput, { description: 'The person.' }) input: PersonActInput,
  ): Promise<PersonLink> {
    return sendInvitation(ctx, input);
  }

  @Mutation(() => PersonLink, {
    description:
      'A link for a new password, good for thirty minutes, for somebody who has forgotten theirs. By e-mail, or to be handed over. Not by who has taken away their second factor within 24 hours. Errors: NOT_FOUND, NOT_ALLOWED, OWN_ACCOUNT, COORDINATOR_DECIDES, ANOTHER_PERSON, ONLY_BY_EMAIL, PERSON_DISABLED, NO_EMAIL, CONFLICT where they have no password yet.',
  })
  @Allow('people.manage')
  resetPasswordOf(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => PersonActInput, { description: 'The person.' }) input: PersonActInput,
  ): Promise<PersonLink> {
    return resetPasswordOf(ctx, input);
  }

  @Mutation(() => Person, {
    description:
      'Takes an invitation back that nobody has accepted. Errors: NOT_FOUND, NOT_ALLOWED, OWN_ACCOUNT, LINK_ENDED where none waits.',
  })
  @Allow('people.manage')
  withdrawInvitation(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => PersonActInput, { description: 'The person.' }) input: PersonActInput,
  ): Promise<Person> {
    return withdrawInvitation(ctx, input);
  }

  @Mutation(() => Person, {
    description:
      'Ends the access of a person: sessions, keys, links and, within seconds, streams. What they did stays. Errors: NOT_FOUND, NOT_ALLOWED, OWN_ACCOUNT.',
  })
  @Allow('people.manage')
  disablePerson(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => PersonActInput, { description: 'The person.' }) input: PersonActInput,
  ): Promise<Person> {
    return disablePerson(ctx, input);
  }

  @Mutation(() => Person, {
    description:
      'Gives a person their access back, with the password and the second factor they had. An operator is vouched for anew. Errors: NOT_FOUND, NOT_ALLOWED, OWN_ACCOUNT, COORDINATOR_DECIDES, ANOTHER_PERSON.',
  })
  @Allow('people.manage')
  enablePerson(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => PersonActInput, { description: 'The person.' }) input: PersonActInput,
  ): Promise<Person> {
    return enablePerson(ctx, input);
  }

  @Mutation(() => Person, {
    description: 'Signs a person out everywhere. Errors: NOT_FOUND, NOT_ALLOWED, OWN_ACCOUNT.',
  })
  @Allow('people.manage')
  endSessionsOf(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => PersonActInput, { description: 'The person.' }) input: PersonActInput,
  ): Promise<Person> {
    return endSessionsOf(ctx, input);
  }

  @Mutation(() => Person, {
    description:
      'Takes the second factor of a person away, who sets up a new one at the next sign-in; make sure that it is they who ask. Not by who has made a link for a new password within 24 hours. Errors: NOT_FOUND, NOT_ALLOWED, OWN_ACCOUNT, COORDINATOR_DECIDES, ANOTHER_PERSON.',
  })
  @Allow('people.manage')
  resetSecondFactorOf(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => PersonActInput, { description: 'The person.' }) input: PersonActInput,
  ): Promise<Person> {
    return resetSecondFactorOf(ctx, input);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Their e-mail. Null for who has only a key. Reading it is written down.',
  })
  email(@Root() person: Person, @Ctx() ctx: RequestContext): Promise<string | null> {
    return emailTold(ctx, person);
  }
}
