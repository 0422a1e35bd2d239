import type { RequestContext } from '../../platform/context.js';
import { Refusal } from '../../platform/errors.js';
import { endLinks } from '../links/one-time-link.js';
import { actOnPerson } from './act-on-person.js';
import type { PersonActInput } from './person.input.js';
import type { Person } from './person.types.js';

/** Takes an invitation back that nobody has accepted. */
export function withdrawInvitation(ctx: RequestContext, input: PersonActInput): Promise<Person> {
  return actOnPerson(ctx, input, {
    ...{ operation: 'withdrawInvitation', action: 'PERSON_CHANGED', what: 'INVITATION_WITHDRAWN' },
    async work({ em }, { id }) {
      if ((await endLinks(em, id, 'INVITATION')) === 0) throw new Refusal('LINK_ENDED');
    },
  });
}
