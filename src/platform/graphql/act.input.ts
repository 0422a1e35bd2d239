import { IsOptional, Length, Matches, MaxLength, Min } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { says } from './input-reasons.js';

/** What every mutation takes. */
@InputType()
export abstract class ActInput {
  @Field(() => String, {
    nullable: true,
    description: 'A key of your choice, 1 to 200 characters: sent again, the act is not done twice.',
  })
  @IsOptional()
  @Length(1, 200, says('must have 1 to 200 characters', 'deve avere da 1 a 200 caratteri'))
  @Matches(/^[^\p{Cc}\p{Cs}]*$/u, says('must be plain characters', 'deve contenere solo caratteri visibili'))
  requestKey?: string | null;
}

/** What is too grave to be done twice cannot be asked without a key. */
@InputType()
export abstract class KeyedInput {
  @Field(() => String, {
    description: 'A key of your choice, 1 to 200 characters: sent again, the act is not done twice.',
  })
  @Length(1, 200, says('must have 1 to 200 characters', 'deve avere da 1 a 200 caratteri'))
  @Matches(/^\P{Cc}*$/u, says('must be plain characters', 'deve contenere solo caratteri visibili'))
  requestKey: string;
}

/** What every mutation takes that changes something a person may be editing. */
@InputType()
export abstract class EditInput extends ActInput {
  @Field(() => Int, {
    nullable: true,
    description:
      'The revision that was shown. If it has moved since: STALE_REVISION with the present values.',
  })
  @IsOptional()
  @Min(1, says('must be 1 or more', 'deve essere almeno 1'))
  expectedRevision?: number | null;
}

// Controls, halves of letters, and marks that turn the reading direction: nobody types them, and they disguise what is read.
const oneLine = /^(?=.*[\p{L}\p{N}])[^\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069]*$/u;
const severalLines = /^(?:[\n\r\t]|[^\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069])*$/u;

/** One line of words, at least a letter or a digit in it. */
export const Line = (longest: number) =>
  atMost(longest, Matches(oneLine, says('must be one line of words', 'deve essere una riga di testo')));

/** Words, on as many lines as it takes. */
export const Prose = (longest: number) =>
  atMost(longest, Matches(severalLines, says('must be plain words', 'deve essere un testo semplice')));

function atMost(longest: number, form: PropertyDecorator): PropertyDecorator {
  const length = MaxLength(
    longest,
    says(`must have at most ${longest} characters`, `deve avere al massimo ${longest} caratteri`),
  );
  return (target, name) => {
    length(target, name);
    form(target, name);
  };
}
