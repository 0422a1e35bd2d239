import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../../platform/context.js';
import { Allow } from '../allow.js';
import { AccessChange, NoteAccessChangeInput } from './access-change.types.js';
import { noteAccessChange } from './note-access-change.js';

@Resolver()
export class AccessChangeResolver {
  @Mutation(() => AccessChange, {
    description:
      'Take note of a change of access, by name, so that its alert ends: for the coordinators of the district and for auditors, never for who did it or whom it is about. The first to do so stands. Errors: NOT_FOUND, NOTED_BY_ANOTHER.',
  })
  @Allow('access.watch')
  noteAccessChange(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => NoteAccessChangeInput, { description: 'Which one.' }) input: NoteAccessChangeInput,
  ): Promise<AccessChange> {
    return noteAccessChange(ctx, input);
  }
}
