import { IsDefined, IsOptional, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { PageArgs } from '../../../platform/graphql/page.js';
import { AuditAction, AuditTarget } from '../audit-action.js';

@InputType({ description: 'Which entries of the audit trail.' })
export class AuditFilter {
  @Field(() => AuditTarget, { nullable: true, description: 'About such things.' })
  @IsOptional()
  target?: AuditTarget | null;

  @Field(() => ID, {
    nullable: true,
    description: 'About this one; of a shelter or a case also what concerns its placements.',
  })
  @IsOptional()
  targetId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Read or done by this account.' })
  @IsOptional()
  actorId?: string | null;

  @Field(() => AuditAction, { nullable: true, description: 'Of this kind.' })
  @IsOptional()
  action?: AuditAction | null;

  @Field(() => Date, { nullable: true, description: 'From this instant on.' })
  @IsOptional()
  from?: Date | null;

  @Field(() => Date, { nullable: true, description: 'Until before this instant.' })
  @IsOptional()
  to?: Date | null;
}

@ArgsType()
export class AuditEntriesArgs extends PageArgs {
  @Field(() => AuditFilter, { nullable: true, description: 'Which ones; all within sight when absent.' })
  @IsOptional()
  @ValidateNested()
  filter?: AuditFilter | null;
}

@ArgsType()
export class WhoSawArgs {
  @Field(() => AuditTarget, { description: 'What kind of thing.' })
  @IsDefined()
  target: AuditTarget;

  @Field(() => ID, { description: 'Which one.' })
  @IsDefined()
  targetId: string;

  @Field(() => Date, { nullable: true, description: 'From this instant on; from the beginning when absent.' })
  @IsOptional()
  from?: Date | null;

  @Field(() => Date, { nullable: true, description: 'Until before this instant; until now when absent.' })
  @IsOptional()
  to?: Date | null;
}
