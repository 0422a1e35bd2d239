import { Arg, Extensions, ID, Resolver, Root, Subscription } from 'type-graphql';
import { Allow } from '../../access/index.js';
import { NeedCategory } from '../../directory/index.js';
import type { RequestContext } from '../../platform/context.js';
import { BedsChange } from './beds-change.js';
import { sameForAll } from './same-for-all.js';
import { type WatchedBeds, watchBeds } from './watch-beds.js';

@Resolver(() => BedsChange)
export class BedsChangedResolver {
  @Subscription(() => BedsChange, {
    description:
      'Changes of bed counts the caller may see, in order, over SSE at /graphql/stream or WebSocket at /graphql. With a cursor, everything missed since it comes first; without one, from now. The first event carries only the cursor; so does one now and then. Permissions are read again for each change: the stream ends with NOT_SIGNED_IN or NOT_ALLOWED when they are gone, with TOO_SLOW or STREAM_CLOSED and a cursor when it must be taken up again. Errors: BAD_CURSOR, INVALID_INPUT.',
    subscribe: ({ args, context }: { args: WatchedBeds; context: RequestContext }) =>
      watchBeds(context, args),
  })
  @Allow('beds.read')
  @Extensions({ sameForAll })
  bedsChanged(
    @Root() change: BedsChange,
    @Arg('districtId', () => ID, { nullable: true, description: 'Pools of this district only.' })
    _districtId?: string | null,
    @Arg('category', () => NeedCategory, { nullable: true, description: 'Pools that serve this need only.' })
    _category?: NeedCategory | null,
    @Arg('poolIds', () => [ID], { nullable: true, description: 'These pools only, at most 500.' })
    _poolIds?: string[] | null,
    @Arg('since', () => String, { nullable: true, description: 'The cursor of the last change you have.' })
    _since?: string | null,
  ): BedsChange {
    return change;
  }
}
