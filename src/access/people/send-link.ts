import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { Refusal } from '../../platform/errors.js';
import { once } from '../../platform/request-key.js';
import { recordAudit } from '../audit/record-audit.js';
import { type LinkKind, type MadeLink, makeLink } from '../links/one-time-link.js';
import { credentialOf } from '../person-credential.js';
import { deliverLink } from './deliver-link.js';
import { managedOther } from './managed-person.js';
import type { PersonActInput } from './person.input.js';
import type { PersonLink } from './person.types.js';

/** Another invitation for somebody who has not chosen a password yet; the one before ends. */
export function sendInvitation(ctx: RequestContext, input: PersonActInput): Promise<PersonLink> {
  return sendLink(ctx, { operation: 'sendInvitation', kind: 'INVITATION', what: 'INVITED_AGAIN' }, input);
}

/** A link by which somebody who has forgotten the password chooses another. */
export function resetPasswordOf(ctx: RequestContext, input: PersonActInput): Promise<PersonLink> {
  return sendLink(
    ctx,
    { operation: 'resetPasswordOf', kind: 'PASSWORD_RESET', what: 'PASSWORD_RESET_MADE' },
    input,
  );
}

interface Sending {
  readonly operation: string;
  readonly kind: LinkKind;
  readonly what: string;
}

async function sendLink(ctx: RequestContext, sending: Sending, input: PersonActInput): Promise<PersonLink> {
  const { operation, kind } = sending;
  const made: { link: MadeLink | null } = { link: null };
  const { id } = await once(ctx, { operation, input }, async (tx) => {
    const done = await make(tx, sending, input);
    made.link = done.link;
    return { id: done.id };
  });
  return deliverLink(ctx, { personId: id, kind, link: made.link });
}

async function make(tx: TransactionContext, { kind, what }: Sending, { personId }: PersonActInput) {
  const { id, disabledAt } = await managedOther(tx, personId);
  if (disabledAt) throw new Refusal('PERSON_DISABLED');
  const credential = await credentialOf(tx.em, id);
  if (!credential) throw new Refusal('NO_EMAIL');
  const hasPassword = credential.passwordHash !== null;
  if (hasPassword !== (kind === 'PASSWORD_RESET')) throw new Refusal('CONFLICT');
  const link = await makeLink(tx, { accountId: id, kind, madeBy: tx.actor.id });
  await recordAudit(tx, { action: 'PERSON_CHANGED', target: 'PERSON', targetIds: [id], details: { what } });
  return { id, link };
}
