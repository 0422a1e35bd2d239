import { randomUUID } from 'node:crypto';
import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { once } from '../../platform/request-key.js';
import { recordAudit } from '../audit/record-audit.js';
import { recordAccessChange } from '../changes/access-change.js';
import { type MadeLink, makeLink } from '../links/one-time-link.js';
import { emailTag, sealedAt } from '../person-credential.js';
import { vouchForNewcomer } from '../vouching/vouch-for-newcomer.js';
import { deliverLink, type Handing, handingOf } from './deliver-link.js';
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
  const made: { link: MadeLink | null; handing: Handing } = { link: null, handing: 'BY_EMAIL' };
  const { id } = await once(ctx, { operation: 'invitePerson', input }, async (tx) => {
    const invited = await invite(tx, input);
    made.link = invited.link;
    made.handing = invited.handing;
    return { id: invited.id };
  });
  return deliverLink(ctx, { personId: id, kind: 'INVITATION', ...made });
}

async function invite(tx: TransactionContext, input: InvitePersonInput) {
  const { roles, organisationId = null } = input;
  // An administrator's own district is none; people who belong to an organisation alone have none either.
  const isOfDistrict = roles.some((role) => role !== 'SHELTER_OPERATOR');
  const districtId = input.districtId ?? (isOfDistrict ? tx.actor.districtId : null);
  const municipalityCodes = input.municipalityCodes ?? [];
  const wanted = { roles, districtId, organisationId, municipalityCodes };
  await refuseUnfitting(tx, wanted, null);
  const handing = await handingOf(tx, { ...wanted, id: null });
  const id = randomUUID();
  const email = input.email.trim();
  await insertAccount(tx.em, [id, input.name, roles, districtId, organisationId, municipalityCodes]);
  await insertCredential(tx.em, [
    id,
    tx.secrets.seal(email, sealedAt.email(id)),
    emailTag(tx.secrets, email),
  ]);
  const link = await makeLink(tx, { accountId: id, kind: 'INVITATION', madeBy: tx.actor.id });
  if (roles.includes('SHELTER_OPERATOR')) await vouchForNewcomer(tx, id);
  const isMade = roles.includes('COORDINATOR') && tx.actor.roles.includes('ADMIN');
  await recordAccessChange(tx, isMade ? 'COORDINATOR_MADE' : 'INVITED', id);
  const details = { what: 'INVITED', roles, ...(handing === 'BY_HAND' && { handedOver: true }) };
  await recordAudit(tx, { action: 'PERSON_CHANGED', target: 'PERSON', targetIds: [id], details });
  return { id, link, handing };
}
