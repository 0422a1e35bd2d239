import { randomUUID } from 'node:crypto';
import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { once } from '../../platform/request-key.js';
import { recordAudit } from '../audit/record-audit.js';
import { type MadeLink, makeLink } from '../links/one-time-link.js';
import { emailTag, sealedAt } from '../person-credential.js';
import { deliverLink } from './deliver-link.js';
import { refuseUnfitting } from './fitting-roles.js';
import type { InvitePersonInput } from './person.input.js';
import type { PersonLink } from './person.types.js';

const insertAccount = statement(
  'insert-person',
  `insert into account (id, kind, name, roles, district_id, organisation_id, municipality_codes)
   values ($1, 'PERSON', $2, $3, $4, $5, $6)`,
);
const insertCredential = statement(
  'insert-person-credential',
  'insert into person_credential (account_id, email_sealed, email_tag) values ($1, $2, $3)',
);

/** Makes somebody's account, and a link by which they choose their password. */
export async function invitePerson(ctx: RequestContext, input: InvitePersonInput): Promise<PersonLink> {
  const made: { link: MadeLink | null } = { link: null };
  const { id } = await once(ctx, { operation: 'invitePerson', input }, async (tx) => {
    const invited = await invite(tx, input);
    made.link = invited.link;
    return { id: invited.id };
  });
  return deliverLink(ctx, { personId: id, kind: 'INVITATION', link: made.link });
}

async function invite(tx: TransactionContext, input: InvitePersonInput) {
  const { roles, organisationId = null } = input;
  // An administrator's own district is none; people who belong to an organisation alone have none either.
  const isOfDistrict = roles.some((role) => role !== 'SHELTER_OPERATOR');
  const districtId = input.districtId ?? (isOfDistrict ? tx.actor.districtId : null);
  const municipalityCodes = input.municipalityCodes ?? [];
  await refuseUnfitting(tx, { roles, districtId, organisationId, municipalityCodes });
  const id = randomUUID();
  const email = input.email.trim();
  await insertAccount(tx.em, [id, input.name, roles, districtId, organisationId, municipalityCodes]);
  await insertCredential(tx.em, [
    id,
    tx.secrets.seal(email, sealedAt.email(id)),
    emailTag(tx.secrets, email),
  ]);
  const link = await makeLink(tx, { accountId: id, kind: 'INVITATION', madeBy: tx.actor.id });
  const details = { what: 'INVITED', roles };
  await recordAudit(tx, { action: 'PERSON_CHANGED', target: 'PERSON', targetIds: [id], details });
  return { id, link };
}
