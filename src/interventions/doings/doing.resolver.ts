import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Allow } from '../../access/index.js';
import { ServiceAtHand, Shelter, serviceOf, shelterBy } from '../../directory/index.js';
import type { RequestContext } from '../../platform/context.js';
import { loadAll } from '../../platform/graphql/batch.js';
import { ContactAnswer, ContactParty } from '../closed-lists.js';
import { Intervention } from '../intervention.entity.js';
import { Subject, subjectInSight } from '../people/index.js';
import type { TimelineRow } from '../timeline.types.js';
import { TimelineEntry } from '../timeline-entry.js';
import {
  MobiliseResourceInput,
  RecordAccompanimentInput,
  RecordContactInput,
  RecordTransportInput,
} from './doing.input.js';
import { factsShown } from './facts-shown.js';
import { mobiliseResource } from './mobilise-resource.js';
import { recordAccompaniment } from './record-accompaniment.js';
import { recordContact } from './record-contact.js';
import { recordTransport } from './record-transport.js';

/** What the team does in a case besides looking for places. */
@Resolver(() => Intervention)
export class DoingResolver {
  @Mutation(() => Intervention, {
    description:
      'Keep that somebody was asked for help, and the answer: a shelter, a mediator, a service, an office. Errors: NOT_FOUND, INVALID_INPUT, RECORD_ERASED.',
  })
  @Allow('interventions.write')
  recordContact(
    @Arg('input', () => RecordContactInput, { description: 'Who was asked, and what they answered.' })
    input: RecordContactInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Intervention> {
    return recordContact(ctx, input);
  }

  @Mutation(() => Intervention, {
    description:
      'Keep that people were taken somewhere, and who takes charge of whom. Errors: NOT_FOUND, INVALID_INPUT, RECORD_ERASED.',
  })
  @Allow('interventions.write')
  recordTransport(
    @Arg('input', () => RecordTransportInput, { description: 'Who takes whom.' }) input: RecordTransportInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Intervention> {
    return recordTransport(ctx, input);
  }

  @Mutation(() => Intervention, {
    description:
      'Keep that people were accompanied to a hospital. Errors: NOT_FOUND, INVALID_INPUT, RECORD_ERASED.',
  })
  @Allow('interventions.write')
  recordAccompaniment(
    @Arg('input', () => RecordAccompanimentInput, { description: 'Who, by whom.' })
    input: RecordAccompanimentInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Intervention> {
    return recordAccompaniment(ctx, input);
  }

  @Mutation(() => Intervention, {
    description:
      'Keep that a service or another resource was put to work. Errors: NOT_FOUND, INVALID_INPUT, RECORD_ERASED.',
  })
  @Allow('interventions.write')
  mobiliseResource(
    @Arg('input', () => MobiliseResourceInput, { description: 'What was put to work.' })
    input: MobiliseResourceInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Intervention> {
    return mobiliseResource(ctx, input);
  }
}

/** What an entry of the timeline was about; for the workers of the case. */
@Resolver(() => TimelineEntry)
export class TimelineFactsResolver {
  @FieldResolver(() => ContactParty, {
    nullable: true,
    description: 'Who was asked; for the workers of the case.',
  })
  party(@Root() row: TimelineRow, @Ctx() ctx: RequestContext): ContactParty | null {
    return factsShown(ctx, row).party ?? null;
  }

  @FieldResolver(() => ContactAnswer, {
    nullable: true,
    description: 'What they answered; for the workers of the case.',
  })
  answer(@Root() row: TimelineRow, @Ctx() ctx: RequestContext): ContactAnswer | null {
    return factsShown(ctx, row).answer ?? null;
  }

  @FieldResolver(() => Shelter, {
    nullable: true,
    description: 'The shelter that was asked, as far as the caller may see it; for the workers of the case.',
  })
  shelter(@Root() row: TimelineRow, @Ctx() ctx: RequestContext): Promise<Shelter | null> | null {
    const { shelterId } = factsShown(ctx, row);
    return shelterId ? shelterBy(ctx).load(shelterId) : null;
  }

  @FieldResolver(() => ServiceAtHand, {
    nullable: true,
    description: 'The service that was asked or put to work; for the workers of the case.',
  })
  service(@Root() row: TimelineRow, @Ctx() ctx: RequestContext): Promise<ServiceAtHand> | null {
    const { serviceId } = factsShown(ctx, row);
    return serviceId ? serviceOf(ctx, serviceId) : null;
  }

  @FieldResolver(() => [Subject], { description: 'The people it was about; for the workers of the case.' })
  async subjects(@Root() row: TimelineRow, @Ctx() ctx: RequestContext): Promise<Subject[]> {
    const found = await loadAll(subjectInSight(ctx), factsShown(ctx, row).subjectIds ?? []);
    return found.filter((subject) => subject !== null);
  }
}
