import { randomUUID } from 'node:crypto';
import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { notAllowed, Refusal } from '../../platform/errors.js';
import { once } from '../../platform/request-key.js';
import { recordAudit } from '../audit/record-audit.js';
import { recordAccessChange } from '../changes/access-change.js';
import { refuseBesideCoordinator } from '../people/beside-coordinator.js';
import { vouchForChangedHands } from '../vouching/vouch-for-newcomer.js';
import type { RotateApiKeyInput } from './key.input.js';
import { apiKeyOf } from './key.queries.js';
import { endOfKey } from './key.rules.js';
import type { NewApiKey } from './key.types.js';
import { managedKey } from './managed-key.js';
import { newKey } from './new-key.js';

const mostLive = 2;
const usualOverlapHours = 24;

const replace = statement(
  'replace-key',
  `-- A second key for the same system; the first ends after the time in which both are good.
   with before as (
     update api_key set expires_at = least(expires_at, registry_now() + make_interval(hours => $8)) where id = $1
   )
   insert into api_key (id, account_id, name, hash, hint, scopes, expires_at, made_by)
   values ($2, $3, $4, $5, $6, $7, $9, $10)`,
);

/** Gives a system a new key beside the old one, which ends by itself. */
export async function rotateApiKey(ctx: RequestContext, input: RotateApiKeyInput): Promise<NewApiKey> {
  const made: { secret: string | null } = { secret: null };
  const { id } = await once(ctx, { operation: 'rotateApiKey', input }, async (tx) => {
    const rotated = await rotate(tx, input);
    made.secret = rotated.secret;
    return { id: rotated.id };
  });
  return { apiKey: await apiKeyOf(ctx, id), secret: made.secret };
}

async function rotate(tx: TransactionContext, { keyId, overlapHours }: RotateApiKeyInput) {
  const old = await managedKey(tx, keyId);
  if (old.kind === 'PERSON') throw notAllowed(ofPeople);
  if (!old.isInForce) throw new Refusal('KEY_ENDED');
  if (old.live >= mostLive) throw new Refusal('TOO_MANY_KEYS');
  // The system of a district reads the cases it opened: who is handed its key reads them.
  if (old.districtId) await refuseBesideCoordinator(tx, { ...old, id: null, municipalityCodes: [] });
  const { secret, hash, hint } = newKey();
  const id = randomUUID();
  const overlap = overlapHours ?? usualOverlapHours;
  await replace(tx.em, [
    ...[old.id, id, old.accountId, old.name, hash, hint, old.scopes],
    ...[overlap, endOfKey(tx.now, null), tx.actor.id],
  ]);
  await vouchForChangedHands(tx, old.accountId);
  await recordAccessChange(tx, 'KEY_ROTATED', old.accountId);
  const details = { what: 'ROTATED', overlapHours: overlap };
  await recordAudit(tx, { action: 'KEY_CHANGED', target: 'KEY', targetIds: [old.id, id], details });
  return { id, secret };
}

const ofPeople = {
  en: 'this is the key of a person, and only systems have theirs replaced; revoke it and make another',
  it: 'è la chiave di una persona, e si sostituiscono solo quelle dei sistemi; revocarla e crearne un’altra',
};
