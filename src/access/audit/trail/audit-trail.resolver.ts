import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../../platform/context.js';
import type { Page } from '../../../platform/graphql/page.js';
import { Allow } from '../../allow.js';
import { reasonOf } from '../record-audit.js';
import { AuditEntriesArgs, WhoSawArgs } from './audit-trail.input.js';
import { auditEntries, type EntryInSight, unusualReading, whoSaw } from './audit-trail.queries.js';
import { AuditEntry, AuditEntryConnection, AuditSighting, UnusualReading } from './audit-trail.types.js';

@Resolver(() => AuditEntry)
export class AuditTrailResolver {
  @Query(() => AuditEntryConnection, {
    description:
      'The audit trail, the newest first: all of it for an auditor, for a coordinator what is about shelters, cases and people of the own district. Reading it is written down too.',
  })
  @Allow('audit.read')
  auditEntries(@Args() args: AuditEntriesArgs, @Ctx() ctx: RequestContext): Promise<Page<object>> {
    return auditEntries(ctx, args.filter ?? {}, args);
  }

  @Query(() => [AuditSighting], {
    description:
      'Who saw a shelter, a case or a person within a time, or did something with it; the last first, at most 500. None for what is not of the own district of a coordinator, exactly as for what never existed.',
  })
  @Allow('audit.read')
  whoSaw(@Args() args: WhoSawArgs, @Ctx() ctx: RequestContext): Promise<AuditSighting[]> {
    return whoSaw(ctx, args);
  }

  @Query(() => [UnusualReading], {
    description:
      'Who read more than anybody needs, and more than is their habit: everybody for an auditor, people of the own district for a coordinator. The last first, at most one a day and kind for each.',
  })
  @Allow('audit.read')
  unusualReading(
    @Arg('since', () => Date, { nullable: true, description: 'From this instant on; a week when absent.' })
    since: Date | null,
    @Ctx() ctx: RequestContext,
  ): Promise<UnusualReading[]> {
    return unusualReading(ctx, since ?? null);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The reason given, for the coordinator of the district it is about; null where none was given, or what it speaks of was erased. Of a change of name: the name before and after, for an auditor too.',
  })
  async reason(@Root() { reasonKept }: EntryInSight, @Ctx() ctx: RequestContext): Promise<string | null> {
    return reasonKept && reasonOf(ctx, reasonKept);
  }
}
