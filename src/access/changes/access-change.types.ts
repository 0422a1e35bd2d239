import { IsDefined } from 'class-validator';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { ActInput } from '../../platform/graphql/act.input.js';
import { AccessChangeKind } from './access-change.js';

@ObjectType({
  description: 'Something that changed in who may do what. Another person than who did it takes note of it.',
})
export class AccessChange {
  @Field(() => ID, { description: 'The change.' })
  id: string;

  @Field(() => AccessChangeKind, { description: 'What changed.' })
  kind: AccessChangeKind;

  @Field(() => Date, { description: 'When.' })
  at: Date;

  @Field(() => String, { nullable: true, description: 'Who did it; null from the command line.' })
  by: string | null;

  @Field(() => ID, { nullable: true, description: 'Whose access it is; null where it is about a shelter.' })
  accountId: string | null;

  @Field(() => Date, { nullable: true, description: 'When somebody took note of it; null until then.' })
  notedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Who took note of it; null until somebody did.' })
  notedBy: string | null;
}

@InputType({ description: 'A change of access that somebody takes note of, by name.' })
export class NoteAccessChangeInput extends ActInput {
  @Field(() => ID, { description: 'The change, as the alert names it.' })
  @IsDefined()
  changeId: string;
}
