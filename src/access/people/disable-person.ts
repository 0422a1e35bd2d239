import type { RequestContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { endLinks } from '../links/one-time-link.js';
import { endSessions } from '../sessions/end-sessions.sql.js';
import { actOnPerson } from './act-on-person.js';
import type { PersonActInput } from './person.input.js';
import type { Person } from './person.types.js';

const disable = statement(
  'disable-person',
  `update account set disabled_at = coalesce(disabled_at, registry_now()), revision = revision + 1 where id = $1`,
);

/** Ends somebody's access: sessions, keys, links and streams, all at once. */
export function disablePerson(ctx: RequestContext, input: PersonActInput): Promise<Person> {
  return actOnPerson(ctx, input, {
    ...{ operation: 'disablePerson', action: 'PERSON_CHANGED', what: 'DISABLED' },
    change: ({ roles }) => (roles.includes('COORDINATOR') ? 'COORDINATOR_ENDED' : null),
    async work({ em }, { id }) {
      await disable(em, [id]);
      await endSessions(em, id, null);
      await endLinks(em, id, null);
    },
  });
}
