import type { RequestContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { actOnPerson } from './act-on-person.js';
import type { PersonActInput } from './person.input.js';
import type { Person } from './person.types.js';

const enable = statement(
  'enable-person',
  'update account set disabled_at = null, revision = revision + 1 where id = $1',
);

/** Gives somebody their access back, with the password and the second factor they had. */
export function enablePerson(ctx: RequestContext, input: PersonActInput): Promise<Person> {
  return actOnPerson(ctx, input, {
    ...{ operation: 'enablePerson', action: 'PERSON_CHANGED', what: 'ENABLED' },
    work: ({ em }, { id }) => enable(em, [id]),
  });
}
