import { IsDefined } from 'class-validator';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { ActInput } from '../../platform/graphql/act.input.js';
import { closedList, type ListValue } from '../../platform/graphql/closed-list.js';

export const SessionBegin = closedList('SessionBegin', 'How a session began.', {
  PASSWORD: { it: 'con la password', en: 'With e-mail and password' },
  PROVIDER: { it: 'con il fornitore di identità', en: 'At the sign-in provider' },
  INVITATION: { it: 'con un invito', en: 'By accepting an invitation' },
});
export type SessionBegin = ListValue<typeof SessionBegin>;

@ObjectType({ description: 'Where a person is signed in.' })
export class Session {
  @Field(() => ID, { description: 'The session.' })
  id: string;

  @Field(() => SessionBegin, { description: 'How it began.' })
  beganBy: SessionBegin;

  @Field(() => Date, { description: 'When it began.' })
  beganAt: Date;

  @Field(() => Date, { description: 'The last request, to the minute.' })
  seenAt: Date;

  @Field(() => Date, { description: 'When it ends if nothing else is asked in it.' })
  expiresAt: Date;

  @Field(() => Boolean, { description: 'Whether it is the one that asks.' })
  isThis: boolean;
}

@InputType({ description: 'The end of a session on another device.' })
export class EndSessionInput extends ActInput {
  @Field(() => ID, { description: 'The session.' })
  @IsDefined()
  sessionId: string;
}
