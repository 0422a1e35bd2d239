import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { Refusal } from '../../platform/errors.js';
import { once } from '../../platform/request-key.js';
import { recordAudit } from '../audit/record-audit.js';
import { recordAccessChange } from '../changes/access-change.js';
import { type LinkKind, type MadeLink, makeLink } from '../links/one-time-link.js';
import { credentialOf } from '../person-credential.js';
import { vouchForChangedHands } from '../vouching/vouch-for-newcomer.js';
import { refuseBesideCoordinator } from './beside-coordinator.js';
import { deliverLink, type Handing, handingOf } from './deliver-link.js';
import { type ManagedPerson, managedOther } from './managed-person.js';
import { refuseSecondHalf } from './one-half.js';
import type { PersonActInput } from './person.input.js';
import type { PersonLink } from './person.types.js';
import { seesCases } from './roles.rules.js';

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
  const made: { link: MadeLink | null; handing: Handing } = { link: null, handing: 'BY_EMAIL' };
  const { id } = await once(ctx, { operation, input }, async (tx) => {
    const done = await make(tx, sending, input);
    made.link = done.link;
    made.handing = done.handing;
    return { id: done.id };
  });
  return deliverLink(ctx, { personId: id, kind, ...made });
}

async function make(tx: TransactionContext, { kind, what }: Sending, { personId }: PersonActInput) {
  const person = await managedOther(tx, personId);
  const { id, disabledAt } = person;
  if (disabledAt) throw new Refusal('PERSON_DISABLED');
  const credential = await credentialOf(tx.em, id);
  if (!credential) throw new Refusal('NO_EMAIL');
  const hasPassword = credential.passwordHash !== null;
  if (hasPassword !== (kind === 'PASSWORD_RESET')) throw new Refusal('CONFLICT');
  await refuseStandIn(tx, person, kind);
  const handing = await handingOf(tx, person);
  const link = await makeLink(tx, { accountId: id, kind, madeBy: tx.actor.id });
  await vouchForChangedHands(tx, id);
  await recordAccessChange(tx, kind === 'INVITATION' ? 'INVITED' : 'PASSWORD_RESET', id);
  const details = { what, ...(handing === 'BY_HAND' && { handedOver: true }) };
  await recordAudit(tx, { action: 'PERSON_CHANGED', target: 'PERSON', targetIds: [id], details });
  return { id, link, handing };
}

async function refuseStandIn(tx: TransactionContext, person: ManagedPerson, kind: LinkKind): Promise<void> {
  if (kind === 'PASSWORD_RESET') return refuseSecondHalf(tx, person, kind);
  if (seesCases(person.roles)) await refuseBesideCoordinator(tx, person);
}
