import type { RequestContext } from '../platform/context.js';
import { statement } from '../platform/database/statement.js';
import type { Secrets } from '../platform/secrets.js';
import { emailTag, sealedAt } from './person-credential.js';

/** Rows looked at in one statement. */
const rowsAtOnce = 200;

interface Kept {
  readonly accountId: string;
  readonly email: Buffer;
  readonly totp: Buffer | null;
  readonly waiting: Buffer | null;
}

const credentials = statement<Kept>(
  'credentials-in-order',
  `-- What do these people prove with? From one account to the next.
   select c.account_id as "accountId", c.email_sealed as email, c.totp_sealed as totp, c.totp_waiting_sealed as waiting
   from person_credential c
   where $1::uuid is null or c.account_id > $1
   order by c.account_id
   limit ${rowsAtOnce}`,
);

const keep = statement<{ done: boolean }>(
  'keep-moved-credential',
  `-- Only where it is still what was read: somebody may be setting up a second factor.
   update person_credential c set email_sealed = $2, email_tag = $3, totp_sealed = $4, totp_waiting_sealed = $5
   where c.account_id = $1 and c.email_sealed = $6 and c.totp_sealed is not distinct from $7
     and c.totp_waiting_sealed is not distinct from $8
   returning true as done`,
);

/** Puts e-mails and generators under the present SECRET_KEY, until none is under one before it. */
export async function moveCredentials(ctx: RequestContext): Promise<number> {
  let moved = 0;
  for (;;) {
    const pass = await onePass(ctx);
    moved += pass.moved;
    if (pass.missed === 0) return moved;
  }
}

async function onePass({ em, secrets }: RequestContext): Promise<{ moved: number; missed: number }> {
  const count = { moved: 0, missed: 0 };
  let rows: Kept[] = [];
  do {
    rows = await credentials(em, [rows.at(-1)?.accountId ?? null]);
    for (const row of rows.filter((one) => !isMoved(secrets, one))) {
      const [done] = await keep(em, movedValues(secrets, row));
      count[done ? 'moved' : 'missed'] += 1;
    }
  } while (rows.length === rowsAtOnce);
  return count;
}

function isMoved({ isSealedNow }: Secrets, { email, totp, waiting }: Kept): boolean {
  return [email, totp, waiting].every((sealed) => sealed === null || isSealedNow(sealed));
}

function movedValues(secrets: Secrets, { accountId, email, totp, waiting }: Kept): unknown[] {
  const again = (sealed: Buffer | null, context: string) =>
    sealed && secrets.seal(secrets.open(sealed, context), context);
  const plain = secrets.open(email, sealedAt.email(accountId));
  const generator = sealedAt.generator(accountId);
  return [
    ...[accountId, again(email, sealedAt.email(accountId)), emailTag(secrets, plain)],
    ...[again(totp, generator), again(waiting, generator), email, totp, waiting],
  ];
}
