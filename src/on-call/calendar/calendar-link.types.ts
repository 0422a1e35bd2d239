import { Field, ObjectType } from 'type-graphql';

@ObjectType({
  description:
    'A personal link to the own shifts as an iCalendar feed. Who has it sees when one is on duty, nothing else.',
})
export class CalendarLink {
  @Field(() => Date, { description: 'When it was made.' })
  madeAt: Date;

  @Field(() => String, {
    nullable: true,
    description:
      'The link itself, told once: to whoever made it, when they made it. To get another, make a new one; the one before it ends.',
  })
  url: string | null;

  @Field(() => Date, { nullable: true, description: 'When it was ended; null while it leads somewhere.' })
  endedAt: Date | null;
}
