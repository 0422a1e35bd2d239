import { openBrowser } from '../support/browser.js';
import type { Account } from '../support/given.js';
import type { Person } from '../support/given-people.js';
import type { Answer, World } from '../support/world.js';

export const newPassword = 'tartaruga lampone bicicletta';
let serial = 0;
export const freshEmail = () => `nuova-${++serial}@example.org`;
/** What a link carries. */
export const tokenOf = (link: string) => link.split('#')[1] ?? '';

/** Managing people, in the words of the tests. */
export function managingIn(world: World) {
  return {
    invite: (who: Account, input: object): Promise<Answer> =>
      world.ask(
        who,
        `mutation ($input: InvitePersonInput!) { invitePerson(input: $input) {
          isSent link expiresAt person { id name email roles districtId organisationName hasPassword invitedUntil } } }`,
        { input: { email: freshEmail(), name: 'Nuova Persona', ...input } },
      ),
    act: (who: Account | null, mutation: string, personId: string, fields = '{ id }'): Promise<Answer> =>
      world.ask(who, `mutation ($id: ID!) { ${mutation}(input: { personId: $id }) ${fields} }`, {
        id: personId,
      }),
    accept: (token: string, password = newPassword): Promise<Answer> =>
      openBrowser(world.app).ask(
        'mutation ($input: LinkPasswordInput!) { acceptInvitation(input: $input) { id secondFactorDue } }',
        { input: { token, password } },
      ),
    worker: (district: { id: string }, secondFactor = false): Promise<Person> =>
      world.given.person({ roles: ['SOCIAL_WORKER'], district, secondFactor }),
  };
}
