import type { RequestContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { actOnPerson } from './act-on-person.js';
import { refuseBesideCoordinator } from './beside-coordinator.js';
import type { PersonActInput } from './person.input.js';
import type { Person } from './person.types.js';
import { seesCases } from './roles.rules.js';

const enable = statement(
  'enable-person',
  'update account set disabled_at = null, revision = revision + 1 where id = $1',
);

/** Gives somebody their access back, with the password and the second factor they had. */
export function enablePerson(ctx: RequestContext, input: PersonActInput): Promise<Person> {
  return actOnPerson(ctx, input, {
    ...{ operation: 'enablePerson', action: 'PERSON_CHANGED', what: 'ENABLED' },
    change: () => 'ENABLED',
    async work(tx, person) {
      // To give access back is to give it.
      if (seesCases(person.roles)) await refuseBesideCoordinator(tx, person);
      await enable(tx.em, [person.id]);
    },
  });
}
