import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { inTransaction } from '../../platform/database/transaction.js';
import { Refusal } from '../../platform/errors.js';
import type { ProvedElsewhere } from '../../platform/installation.js';
import { recordAudit } from '../audit/record-audit.js';
import { bareActor } from '../authenticate.js';
import { ownerOfLink, spendLink } from '../links/one-time-link.js';
import {
  credentialBySubject,
  isSecondFactorDue,
  maySignIn,
  type PersonCredential,
} from '../person-credential.js';
import { beginSession, keepSession } from '../sessions/begin-session.js';
import { type Departure, departureOf, providerOf } from './begin-at-provider.js';

const link = statement(
  'link-subject',
  'update person_credential set subject_tag = $2 where account_id = $1 and (subject_tag is null or subject_tag = any($3))',
);

/**
 * Signs in who comes back from the provider. It makes no account: whoever the provider knows and this registry does
 * not is refused, as is whatever was not signed by the provider, for this registry and for this browser.
 * @throws SIGN_IN_REFUSED, LINK_ENDED, NO_PROVIDER
 */
export async function comeBack(ctx: RequestContext, search: string): Promise<void> {
  const provider = providerOf(ctx);
  const departure = await departureOf(ctx);
  if (!departure) return refuse(ctx, 'NEVER_LEFT', null);
  const url = new URL(departure.redirectUri + search);
  const proved = await provider.finish(url, departure.kept).catch((error) => {
    ctx.log.warn({ error }, 'what came back from the sign-in provider does not hold');
    return null;
  });
  if (!proved) return refuse(ctx, 'NOT_PROVED', null);
  const subject = `subject ${JSON.stringify([provider.issuer, proved.subject])}`;
  const [tag = '', ...before] = ctx.secrets.signatures(subject);
  const email = provider.match === 'EMAIL' ? proved.email : null;
  const person = departure.invitation
    ? await ownerOfLink(ctx, 'INVITATION', departure.invitation)
    : await credentialBySubject(ctx, [tag, ...before], email);
  if (!person || !maySignIn(ctx, person)) return refuse(ctx, 'NOT_HERE', person);
  const acting = { ...ctx, actor: bareActor({ id: person.accountId, name: person.name }) };
  const begun = await inTransaction(acting, (tx) => begin(tx, { person, proved, tag, before, departure }));
  await keepSession(ctx, begun);
}

interface Arrival {
  readonly person: PersonCredential;
  readonly proved: ProvedElsewhere;
  readonly tag: string;
  /** What the same subject was tagged with before the registry's key changed. */
  readonly before: readonly string[];
  readonly departure: Departure;
}

async function begin(tx: TransactionContext, { person, proved, tag, before, departure }: Arrival) {
  if (departure.invitation !== null) await spendLink(tx, 'INVITATION', departure.invitation);
  // From the first time on it is the subject that counts: an e-mail may be given to somebody else one day.
  await link(tx.em, [person.accountId, tag, before]);
  const due = !proved.hasSecondFactor && isSecondFactorDue(tx, person);
  const begun = await beginSession(tx, { beganBy: 'PROVIDER', isSecondFactorDue: due });
  const details = { by: 'PROVIDER', secondFactor: proved.hasSecondFactor ? 'PROVIDER' : 'NONE' };
  await recordAudit(tx, { action: 'SIGNED_IN', target: 'PERSON', targetIds: [person.accountId], details });
  return begun;
}

async function refuse(ctx: RequestContext, why: string, person: PersonCredential | null): Promise<never> {
  await recordAudit(ctx, {
    action: 'SIGN_IN_REFUSED',
    ...(person && { target: 'PERSON' as const, targetIds: [person.accountId] }),
    details: { by: 'PROVIDER', why },
  });
  throw new Refusal('SIGN_IN_REFUSED');
}
