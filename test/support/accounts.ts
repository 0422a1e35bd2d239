import { randomBytes, randomUUID } from 'node:crypto';
import { hashOfKey } from '../../src/access/index.js';
import { emailTag, sealedAt } from '../../src/access/person-credential.js';
import { hashOfRecoveryCode, recoveryCodeFrom } from '../../src/access/second-factor/code.rules.js';
import { openBrowser } from './browser.js';
import type { Account } from './given.js';
import type { Answer, World } from './world.js';

/** What somebody needs besides a key: a second factor, a session. */
export function accountsIn({ app, database: { sql }, secrets }: World) {
  const tokens = new Map<string, string>();

  return {
    /** A code generator, whatever was there before. */
    async withGenerator({ id }: Account): Promise<void> {
      const email = `${id}@example.org`;
      await sql(
        `insert into person_credential (account_id, email_sealed, email_tag, totp_sealed, totp_set_at)
         values ($1, $2, $3, $4, registry_now())`,
        [
          ...[id, secrets.seal(email, sealedAt.email(id)), emailTag(secrets, email)],
          secrets.seal('JBSWY3DPEHPK3PXP', sealedAt.generator(id)),
        ],
      );
    },

    /** A recovery code, good for one time. */
    async code({ id }: Account): Promise<string> {
      const code = recoveryCodeFrom(randomBytes(16));
      const hash = hashOfRecoveryCode(code);
      await sql('insert into recovery_code (account_id, hash) values ($1, $2)', [id, hash]);
      return code;
    },

    /** A session, by its id. */
    async session({ id: account }: Account, { isSecondFactorDue = false } = {}): Promise<string> {
      const [id, token] = [randomUUID(), randomBytes(32).toString('base64url')];
      await sql(
        `insert into session (id, account_id, hash, began_by, expires_at, idle_minutes, second_factor_due)
         values ($1, $2, $3, 'PASSWORD', registry_now() + interval '8 hours', 480, $4)`,
        [id, account, hashOfKey(token), isSecondFactorDue],
      );
      tokens.set(account, token);
      return id;
    },

    cookie({ id }: Account): string | null {
      const token = tokens.get(id);
      return token ? `riparo=${token}` : null;
    },

    /** Asks in the browser of this account; null where it has none. */
    inSession(who: Account | null): ((document: string, variables?: object) => Promise<Answer>) | null {
      const token = who && tokens.get(who.id);
      if (!token) return null;
      const browser = openBrowser(app);
      browser.cookies.set('riparo', token);
      return browser.ask;
    },
  };
}
