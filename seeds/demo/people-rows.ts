import { hashOfPassword } from '../../src/access/passwords/password-hash.js';
import { emailTag, sealedAt } from '../../src/access/person-credential.js';
import type { Secrets } from '../../src/platform/secrets.js';
import { idOf } from './ids.js';
import { people } from './people.js';
import { bytes, type Row } from './rows.js';

/** The password of everybody in the demo: known to all, and refused anywhere else. */
export const demoPassword = 'un posto per stanotte';

/** The e-mail by which somebody of the demo signs in. */
export function demoEmail(key: string): string {
  return `${key}@example.org`;
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
