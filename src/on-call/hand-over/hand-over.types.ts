import { Field, ID, Int, ObjectType } from 'type-graphql';
import { OpenMatterKind } from '../closed-lists.js';

/** A hand-over as it is read: its shift, who comes after, and what was written and acknowledged so far. */
export interface HandOverRow {
  readonly shiftId: string;
  readonly districtId: string;
  readonly workerId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly nextShiftId: string | null;
  readonly dueAt: Date;
  readonly now: Date;
  /** Null until somebody wrote or acknowledged it. */
  readonly id: string | null;
  readonly wordsSealed: Buffer | null;
  readonly writtenBy: string | null;
  readonly writtenAt: Date | null;
  readonly acknowledgedBy: string | null;
  readonly acknowledgedAt: Date | null;
  readonly matters: readonly FrozenMatter[] | null;
}

/** A matter as it was acknowledged: instants as text. */
export type FrozenMatter = Omit<OpenMatter, 'since' | 'due'> & {
  readonly since: string;
  readonly due: string | null;
};

@ObjectType({ description: 'Something one shift leaves open to the next. It tells which, never who.' })
export class OpenMatter {
  @Field(() => OpenMatterKind, { description: 'What it is.' })
  kind: OpenMatterKind;

  @Field(() => ID, { description: 'Of which case.' })
  interventionId: string;

  @Field(() => String, { description: 'The number people call the case by.' })
  number: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The placement it is about; null where it is the case itself.',
  })
  placementId: string | null;

  @Field(() => Int, { nullable: true, description: 'How many places; null where it is the case itself.' })
  places: number | null;

  @Field(() => Date, { description: 'Since when.' })
  since: Date;

  @Field(() => Date, {
    nullable: true,
    description: 'By when: the hold lapses, the guests are expected, the term is over. Null without one.',
  })
  due: Date | null;
}

@ObjectType({
  description:
    'What a shift of the first social worker tells the next: the matters that are open, and words. It stays as it was when it was acknowledged.',
})
export class HandOver {
  @Field(() => Date, { description: 'By when whoever comes after is to acknowledge it.' })
  dueAt: Date;

  @Field(() => Boolean, { description: 'Whether that time is over and nobody has acknowledged it.' })
  isWaiting: boolean;

  @Field(() => String, { nullable: true, description: 'Who wrote it; null until somebody did.' })
  writtenBy: string | null;

  @Field(() => Date, { nullable: true, description: 'When it was last written; null until then.' })
  writtenAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Who acknowledged it; null until somebody did.' })
  acknowledgedBy: string | null;

  @Field(() => Date, { nullable: true, description: 'When it was acknowledged; null until then.' })
  acknowledgedAt: Date | null;
}
