import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../platform/graphql/page.js';
import { AuditAction, AuditTarget, ReadingKind } from '../audit-action.js';

@ObjectType({ description: 'Who read or did something.' })
export class AuditActor {
  @Field(() => ID, { description: 'The account; `command-line` for a command on the server.' })
  id: string;

  @Field(() => String, { description: 'How the account is called.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'The district it works for, if any.' })
  district: string | null;

  @Field(() => String, { nullable: true, description: 'The organisation it works for, if any.' })
  organisation: string | null;
}

@ObjectType({ description: 'A code or a figure that belongs to an entry.' })
export class AuditDetail {
  @Field(() => String, { description: 'What it says.' })
  name: string;

  @Field(() => String, { description: 'The value, as text.' })
  value: string;
}

@ObjectType({ description: 'One line of the audit trail.' })
export class AuditEntry {
  @Field(() => ID, { description: 'The entry.' })
  id: string;

  @Field(() => Date, {
    description:
      'When it was written. An entry SHELTERS_SHOWN answers for the minute after it: shown again within it, no other is written.',
  })
  at: Date;

  @Field(() => AuditAction, { description: 'What was read or done.' })
  action: AuditAction;

  @Field(() => AuditActor, {
    nullable: true,
    description:
      'By whom, or by the command line of the server; null where nobody was signed in, and at night.',
  })
  by: AuditActor | null;

  @Field(() => AuditTarget, { nullable: true, description: 'What kind of thing it is about, if any.' })
  target: AuditTarget | null;

  @Field(() => [ID], {
    description: 'Which ones; for a coordinator those of the own district alone.',
  })
  targetIds: string[];

  @Field(() => [AuditDetail], {
    description:
      'Codes and figures; for a coordinator only where it was done by people of the own district, about what is of the own district.',
  })
  details: AuditDetail[];

  @Field(() => Boolean, { description: 'Whether a reason was given.' })
  hasReason: boolean;

  @Field(() => ID, { nullable: true, description: 'The request, as in the log.' })
  requestId: string | null;
}

export const AuditEntryConnection = connectionOf(() => AuditEntry, 'AuditEntry');

@ObjectType({ description: 'Somebody who saw or did something with a thing, within a time.' })
export class AuditSighting {
  @Field(() => AuditActor, { nullable: true, description: 'Who; null where nobody was signed in.' })
  by: AuditActor | null;

  @Field(() => [AuditAction], { description: 'What they read or did, each once.' })
  actions: AuditAction[];

  @Field(() => Int, { description: 'How many entries there are.' })
  times: number;

  @Field(() => Date, { description: 'The first of them.' })
  firstAt: Date;

  @Field(() => Date, { description: 'The last of them.' })
  lastAt: Date;
}

@ObjectType({
  description:
    'Somebody read more within an hour than anybody needs, and more than is their habit. A question to ask, not a verdict.',
})
export class UnusualReading {
  @Field(() => AuditActor, { description: 'Who read.' })
  by: AuditActor;

  @Field(() => ReadingKind, { description: 'What was read.' })
  kind: ReadingKind;

  @Field(() => Int, { description: 'How many different ones.' })
  count: number;

  @Field(() => Int, { description: 'How many in a busy hour of the thirty days before.' })
  usual: number;

  @Field(() => Date, { description: 'The first of these readings.' })
  from: Date;

  @Field(() => Date, { description: 'The last of them.' })
  to: Date;
}
