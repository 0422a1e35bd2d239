import { randomUUID } from 'node:crypto';
import { isEmail } from 'class-validator';
import type pg from 'pg';
import { usualInstallation } from '../../platform/installation.js';
import type { Secrets } from '../../platform/secrets.js';
import { Role } from '../closed-lists.js';
import { linkUrl, newLinkToken } from '../links/one-time-link.js';
import { whyNotHere } from '../make-key.js';
import { emailTag, sealedAt } from '../person-credential.js';
import { whyNotBelong } from './roles.rules.js';

/** Somebody invited from the command line: the first administrator, whom nobody else can invite. */
export interface NewPerson {
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly districtId: string | null;
  readonly organisationId: string | null;
  readonly municipalityCodes: readonly string[];
}

/** All that is wrong with an invitation as it was asked for. */
export function whyNotInvite({ name, email, role, ...bodies }: NewPerson): string[] {
  const isRole = role in Role;
  const reason = isRole ? whyNotBelong({ roles: [role as Role], ...bodies }) : null;
  return [
    ...(name ? [] : ['--name is missing: how people will read who acted.']),
    ...(isEmail(email) ? [] : ['--email must be an e-mail address.']),
    ...(isRole ? [] : [`--role must be one of ${Object.keys(Role).join(', ')}.`]),
    ...(reason ? [`--role ${role}: ${reason.en}`] : []),
  ];
}

/**
 * Makes a person's account and gives the link by which they choose a password.
 * @throws Error that says what of it is not there, or that somebody has this e-mail
 */
export async function makeInvitation(
  client: pg.Client,
  wanted: NewPerson,
  by: { secrets: Secrets; publicUrl: string | null },
): Promise<string> {
  const problems = await whyNotHere(client, wanted);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const id = randomUUID();
  const { token, hash } = newLinkToken(by.secrets, 'INVITATION');
  const sealed = by.secrets.seal(wanted.email.trim(), sealedAt.email(id));
  await client
    .query(
      `with made as (
         insert into account (id, kind, name, roles, district_id, organisation_id, municipality_codes)
         values ($1, 'PERSON', $2, $3, $4, $5, $6) returning id
       ), credential as (
         insert into person_credential (account_id, email_sealed, email_tag) select made.id, $7, $8 from made
       ), link as (
         insert into one_time_link (account_id, kind, hash, expires_at)
         select made.id, 'INVITATION', $9, registry_now() + interval '7 days' from made
       ), told as (
         insert into access_change (kind, account_id, district_id)
         select 'INVITED', made.id, coalesce($4::uuid, (select o.district_id from organisation o where o.id = $5::uuid))
         from made
       )
       insert into audit_entry (action, target_kind, target_ids, details)
       select 'PERSON_CHANGED', 'PERSON', array[made.id], '{"what": "INVITED", "by": "COMMAND"}' from made`,
      [
        ...[id, wanted.name, [wanted.role], wanted.districtId, wanted.organisationId],
        ...[wanted.municipalityCodes, sealed, emailTag(by.secrets, wanted.email), hash],
      ],
    )
    .catch((error: { constraint?: string }) => {
      if (error.constraint === 'person_email_is_unique')
        throw new Error('--email: somebody here already has this address.');
      throw error;
    });
  return linkUrl(by.publicUrl ?? usualInstallation.localUrl, 'INVITATION', token);
}
