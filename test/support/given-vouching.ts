import { randomUUID } from 'node:crypto';
import type { TestDatabase } from './database.js';

export type Vouching = ReturnType<typeof vouchingIn>;

/**
 * Operators and systems of a test are vouched for wherever their organisation keeps a guarded shelter, unless it says
 * otherwise: most tests are about what such people do, and not about who let them.
 */
export function vouchingIn({ sql }: TestDatabase) {
  const unvouched = new Set<string>();
  const somebody = randomUUID();

  return {
    async ofAccount(accountId: string, facts: { vouchedFor?: boolean }): Promise<void> {
      if (facts.vouchedFor === false) unvouched.add(accountId);
      else await vouch('a.id = $1', accountId);
    },
    ofShelter: (shelterId: string): Promise<void> => vouch('s.id = $1', shelterId),
  };

  async function vouch(condition: string, id: string): Promise<void> {
    await sql(
      `insert into vouching (account_id, district_id, vouched_by)
       select distinct a.id, s.district_id, $3::uuid
       from account a join shelter s on s.organisation_id = a.organisation_id
       where ${condition} and a.id <> all($2::uuid[]) and a.roles && '{SHELTER_OPERATOR,INTEGRATION}'
         and s.secrecy in ('CONFIDENTIAL_ADDRESS', 'SECRET')
       on conflict do nothing`,
      [id, [...unvouched], somebody],
    );
  }
}
