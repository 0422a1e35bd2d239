import type { RequestContext } from '../../platform/context.js';
import { endSessions } from '../sessions/end-sessions.sql.js';
import { actOnPerson } from './act-on-person.js';
import type { PersonActInput } from './person.input.js';
import type { Person } from './person.types.js';

/** Signs somebody out everywhere: a telephone was lost. */
export function endSessionsOf(ctx: RequestContext, input: PersonActInput): Promise<Person> {
  return actOnPerson(ctx, input, {
    ...{ operation: 'endSessionsOf', action: 'SIGNED_OUT', what: 'BY_ANOTHER' },
    work: ({ em }, { id }) => endSessions(em, id, null),
  });
}
