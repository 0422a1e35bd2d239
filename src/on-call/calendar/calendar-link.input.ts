import { InputType } from 'type-graphql';
import { ActInput } from '../../platform/graphql/act.input.js';

@InputType({ description: 'A new personal link to the own shifts, in place of the one before.' })
export class MakeCalendarLinkInput extends ActInput {}

@InputType({ description: 'The end of the personal link to the own shifts.' })
export class EndCalendarLinkInput extends ActInput {}
