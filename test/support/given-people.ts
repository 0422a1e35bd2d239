import { randomUUID } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { hashOfPassword } from '../../src/access/passwords/password-hash.js';
import { emailTag, sealedAt } from '../../src/access/person-credential.js';
import type { Secrets } from '../../src/platform/secrets.js';
import type { TestDatabase } from './database.js';
import type { Vouching } from './given-vouching.js';

/** Somebody who signs in with e-mail and password. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  /** The secret of their code generator; null where they have none. */
  readonly generator: string | null;
}

export interface PersonFacts {
  roles: string[];
  district?: { id: string };
  organisation?: { id: string };
  municipalities?: string[];
  name?: string;
  /** Whether they have set up a code generator. */
  secondFactor?: boolean;
  demo?: boolean;
  /** False: nobody has vouched for them. */
  vouchedFor?: boolean;
}

let hash: Promise<string> | null = null;
const password = 'quattro parole messe in fila';

/** People as a test wants them. All have the same password: to hash it takes its time. */
export function peopleIn({ sql }: TestDatabase, secrets: Secrets, vouching: Vouching) {
  let serial = 0;
  return async function person(facts: PersonFacts): Promise<Person> {
    hash ??= hashOfPassword(password);
    serial += 1;
    const id = randomUUID();
    const name = facts.name ?? `Persona ${serial}`;
    const email = `persona-${serial}@example.org`;
    await sql(
      `insert into account (id, kind, name, roles, district_id, organisation_id, municipality_codes)
       values ($1, 'PERSON', $2, $3, $4, $5, $6)`,
      [id, name, facts.roles, facts.district?.id, facts.organisation?.id, facts.municipalities ?? []],
    );
    await vouching.ofAccount(id, facts);
    const generator = facts.secondFactor ? new Secret({ size: 20 }).base32 : null;
    await sql(
      `insert into person_credential (account_id, email_sealed, email_tag, password_hash, totp_sealed, totp_set_at, demo)
       values ($1, $2, $3, $4, $5::bytea, case when $5::bytea is not null then registry_now() end, $6)`,
      [
        ...[id, secrets.seal(email, sealedAt.email(id)), emailTag(secrets, email), await hash],
        ...[generator && secrets.seal(generator, sealedAt.generator(id)), facts.demo ?? false],
      ],
    );
    return { id, name, email, password, generator };
  };
}

/** The code a generator shows at an instant, `steps` of 30 seconds later. */
export function codeOf(generator: string | null, at: Date, steps = 0): string {
  if (!generator) throw new Error('This person has no code generator.');
  const totp = new TOTP({ secret: Secret.fromBase32(generator) });
  return totp.generate({ timestamp: at.getTime() + steps * 30_000 });
}
