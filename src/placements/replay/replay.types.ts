import { Field, ID, ObjectType } from 'type-graphql';
import { ShownPage } from '../shown-page.js';

@ObjectType({
  description:
    'The registry as it was shown to whoever decided, with the figures and ages of that instant, whatever was edited since.',
})
export class RegistryAsShown extends ShownPage {
  @Field(() => ID, { description: 'The entry of the timeline that began this search.' })
  entryId: string;

  @Field(() => Date, { description: 'When it was shown.' })
  shownAt: Date;

  @Field(() => String, { nullable: true, description: 'To whom; for the workers of the case.' })
  shownTo: string | null;

  @Field(() => Date, { description: 'The instant of the figures.' })
  asOf: Date;

  @Field(() => Date, { description: 'The instant that was searched for.' })
  at: Date;
}
