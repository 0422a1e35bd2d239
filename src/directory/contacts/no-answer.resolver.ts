import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Allow } from '../../access/index.js';
import type { RequestContext } from '../../platform/context.js';
import { Shelter } from '../shelters/shelter.entity.js';
import { NoteNoAnswerInput } from './no-answer.input.js';
import { noteNoAnswer } from './note-no-answer.js';

@Resolver()
export class NoAnswerResolver {
  @Mutation(() => Shelter, {
    description:
      'Somebody was called and did not answer: for two hours the whole district is told to call others first. Errors: NOT_FOUND, NOT_ALLOWED, INTERVENTION_CLOSED, INVALID_INPUT.',
  })
  @Allow('beds.dispute')
  noteNoAnswer(
    @Arg('input', () => NoteNoAnswerInput, { description: 'Who was called, and for which case.' })
    input: NoteNoAnswerInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Shelter> {
    return noteNoAnswer(ctx, input);
  }
}
