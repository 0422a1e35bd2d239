import { type RequestContext, type TransactionContext } from '../../platform/context.js';
import { inTransaction } from '../../platform/database/transaction.js';
import { Refusal } from '../../platform/errors.js';
import { attemptTag, forgetAttempts, giveAttemptBack, takeAttempt } from '../attempts.sql.js';
import { recordAudit } from '../audit/record-audit.js';
import { bareActor, hashOfKey } from '../authenticate.js';
import type { Me } from '../me.js';
import { isPassword, type Lanes } from '../passwords/password-hash.js';
import {
  credentialByEmail,
  isSecondFactorDue,
  maySignIn,
  type PersonCredential,
  sealedAt,
} from '../person-credential.js';
import { hashOfRecoveryCode, newGenerator, stepOfCode } from '../second-factor/code.rules.js';
import { spendCode } from '../second-factor/spend-code.js';
import { countAttemptFrom } from './attempts-from.js';
import { beginSession, jarOf, keepSession } from './begin-session.js';
import type { SignInInput } from './sign-in.input.js';

// Nothing here ever shuts an account: pauses bind one network, or one browser, to one e-mail.
const allowed = {
  network: { atOnce: 30, longestPauseSeconds: 60 },
  accountInNetwork: { atOnce: 5, longestPauseSeconds: 900 },
  ownDevice: { atOnce: 10, longestPauseSeconds: 900 },
} as const;

const epoch = new Date(0);

type Found = NonNullable<Awaited<ReturnType<typeof credentialByEmail>>>;

/**
 * Signs a person in. Whatever is wrong, the answer is the same and the same was done before it: look up, count,
 * compare, write down.
 * @throws SIGN_IN_REFUSED, RATE_LIMITED, BUSY, FOREIGN_PAGE, INSECURE_ADDRESS
 */
export async function signIn(ctx: RequestContext, input: SignInInput): Promise<Me> {
  const device = jarOf(ctx).get('device') ?? '';
  const code = input.code ?? '';
  const brought = { deviceHash: hashOfKey(device), recoveryHash: hashOfRecoveryCode(code) };
  const found = await credentialByEmail(ctx, input.email, brought);
  const isKnownDevice = found?.isKnownDevice ?? false;
  const attempt = isKnownDevice
    ? await attemptOnDevice(ctx, device)
    : await attemptInNetwork(ctx, input.email);
  const { isFree, lane } = attempt;
  const isRight = await isPassword(found?.passwordHash ?? null, input.password, lane);
  const isProved = isRightCode(ctx, found, code);
  const isLetIn = found && isFree && isRight && isProved && maySignIn(ctx, found);
  if (!isLetIn) return refuse(ctx, found);
  const acting = { ...ctx, actor: bareActor({ id: found.accountId, name: found.name }) };
  const begun = await inTransaction(acting, (tx) => begin(tx, found, code));
  await forgetAttempts(ctx.em, [attempt.person]);
  if (attempt.network) await giveAttemptBack(ctx.em, attempt.network);
  return keepSession(ctx, begun);
}

/** How an attempt was counted. */
interface Attempt {
  /** False where this e-mail has to wait here; it is refused like any other. */
  readonly isFree: boolean;
  readonly person: string;
  /** Null where the network was not asked. */
  readonly network: string | null;
  readonly lane: keyof Lanes;
}

/** Others in the same network do not keep people from their own browser. */
async function attemptOnDevice(ctx: RequestContext, device: string): Promise<Attempt> {
  const person = attemptTag(ctx, 'sign in on', device);
  return {
    isFree: await takeAttempt(ctx.em, person, allowed.ownDevice),
    person,
    network: null,
    lane: 'known',
  };
}

/** @throws RATE_LIMITED for the whole network */
async function attemptInNetwork(ctx: RequestContext, written: string): Promise<Attempt> {
  const email = written.trim().toLowerCase();
  const { by, tag } = await countAttemptFrom(ctx, 'sign in', allowed.network);
  const isTurn = by === 'TURN';
  // Whoever guesses at somebody's e-mail does not use up the attempts of who waited.
  const person = attemptTag(
    ctx,
    isTurn ? 'sign in by turn as' : 'sign in as',
    email,
    ctx.visit.networkPrefix,
  );
  const isFree = await takeAttempt(ctx.em, person, allowed.accountInNetwork);
  return { isFree, person, network: tag, lane: isTurn ? 'waited' : 'stranger' };
}

/** Looked at before anything is used up, and also where there is nobody: a right password alone tells nothing. */
function isRightCode({ secrets }: RequestContext, found: Found | null, code: string): boolean {
  const secret = found?.totpSealed
    ? secrets.open(found.totpSealed, sealedAt.generator(found.accountId))
    : newGenerator();
  const step = stepOfCode(secret, code, found?.now ?? epoch);
  if (!found?.totpSealed) return true;
  return found.isRecoveryCode || (step !== null && step > found.totpStep);
}

async function begin(tx: TransactionContext, of: PersonCredential, code: string) {
  const secondFactor = of.totpSealed ? await spendCode(tx, of, code) : 'NONE';
  if (!secondFactor) throw new Refusal('SIGN_IN_REFUSED');
  const due = secondFactor === 'NONE' && isSecondFactorDue(tx, of);
  const begun = await beginSession(tx, { beganBy: 'PASSWORD', isSecondFactorDue: due });
  const details = { by: 'PASSWORD', secondFactor };
  await recordAudit(tx, { action: 'SIGNED_IN', target: 'PERSON', targetIds: [of.accountId], details });
  return begun;
}

async function refuse(ctx: RequestContext, found: Found | null): Promise<never> {
  const targetIds = found ? [found.accountId] : [];
  await recordAudit(ctx, {
    action: 'SIGN_IN_REFUSED',
    ...(found && { target: 'PERSON' as const }),
    targetIds,
    details: { by: 'PASSWORD' },
  });
  throw new Refusal('SIGN_IN_REFUSED');
}
