import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Allow } from '../../access/index.js';
import type { RequestContext } from '../../platform/context.js';
import { ownCalendarLink } from './calendar.queries.js';
import { EndCalendarLinkInput, MakeCalendarLinkInput } from './calendar-link.input.js';
import { CalendarLink } from './calendar-link.types.js';
import { endCalendarLink } from './end-calendar-link.js';
import { makeCalendarLink } from './make-calendar-link.js';

@Resolver(() => CalendarLink)
export class CalendarResolver {
  @Query(() => CalendarLink, {
    nullable: true,
    description: 'The caller’s link to their own shifts, without the link itself; null without one.',
  })
  @Allow('rota.swap')
  myCalendarLink(@Ctx() ctx: RequestContext): Promise<CalendarLink | null> {
    return ownCalendarLink(ctx);
  }

  @Mutation(() => CalendarLink, {
    description:
      'Make a personal link by which a calendar follows the own shifts; the one before it ends. The feed holds no case data.',
  })
  @Allow('rota.swap')
  makeCalendarLink(
    @Arg('input', () => MakeCalendarLinkInput, { description: 'Nothing but the requestKey.' })
    input: MakeCalendarLinkInput,
    @Ctx() ctx: RequestContext,
  ): Promise<CalendarLink> {
    return makeCalendarLink(ctx, input);
  }

  @Mutation(() => CalendarLink, {
    nullable: true,
    description:
      'End the personal link to the own shifts: it leads nowhere any more. Null where there was none.',
  })
  @Allow('rota.swap')
  endCalendarLink(
    @Arg('input', () => EndCalendarLinkInput, { description: 'Nothing but the requestKey.' })
    input: EndCalendarLinkInput,
    @Ctx() ctx: RequestContext,
  ): Promise<CalendarLink | null> {
    return endCalendarLink(ctx, input);
  }
}
