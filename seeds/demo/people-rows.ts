import { hashOfPassword } from '../../src/access/passwords/password-hash.js';
import { emailTag, sealedAt } from '../../src/access/person-credential.js';
import { isGuarded } from '../../src/directory/shelters/shelter.rules.js';
import type { Secrets } from '../../src/platform/secrets.js';
import { idOf } from './ids.js';
import { people } from './people.js';
import { bytes, type Row } from './rows.js';
import { shelters } from './shelters.js';

/** The password of everybody in the demo: known to all, and refused anywhere else. */
export const demoPassword = 'un posto per stanotte';

/** The e-mail by which somebody of the demo signs in. */
export function demoEmail(key: string): string {
  return `${key}@example.org`;
}

/** Operators and systems are vouched for in every district where their organisation keeps guarded shelters. */
export function vouchingRows(since: Date): Row[] {
  const coordinator = idOf('account/demo-coordinator');
  const pairs = people.flatMap(({ key, organisation }) =>
    shelters
      .filter((shelter) => isGuarded(shelter.secrecy) && organisation === shelter.organisation)
      .map(({ district }) => `${key} ${district}`),
  );
  return [...new Set(pairs)].map((pair) => {
    const [key, district] = pair.split(' ');
    return {
      ...{ id: idOf(`vouching/${pair}`), account_id: idOf(`account/${key}`), vouched_by: coordinator },
      ...{ district_id: idOf(`district/${district}`), vouched_at: since },
    };
  });
}

/** How those of the demo sign in whom one may be. */
export async function credentialRows(secrets: Secrets, since: Date): Promise<Row[]> {
  const hash = await hashOfPassword(demoPassword);
  return people
    .filter(({ who, isMachine }) => who !== undefined && !isMachine)
    .map(({ key }) => {
      const id = idOf(`account/${key}`);
      return {
        account_id: id,
        email_sealed: bytes(secrets.seal(demoEmail(key), sealedAt.email(id))),
        email_tag: emailTag(secrets, demoEmail(key)),
        password_hash: hash,
        password_set_at: since,
        totp_step: 0,
        demo: true,
      };
    });
}
