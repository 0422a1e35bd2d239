import { movePool } from '../availability/index.js';
import { tellOfPlacement } from '../interventions/index.js';
import type { RequestContext, TransactionContext } from '../platform/context.js';
import { statement } from '../platform/database/statement.js';
import { invalidInput } from '../platform/errors.js';
import { actOnPlacement, type Grip } from './act-on-placement.js';
import type { PlacementInput } from './placement.input.js';
import type { PlacementInSight } from './placement-in-sight.js';
import { channelOf, sealedNote } from './written-by.js';

const hour = 3_600_000;
const usualHours = 3;
const mostHours = 7 * 24;

const confirm = statement(
  'confirm-placement',
  `-- The shelter is waiting for them: since when, and until when?
   update placement p set confirmed_at = $2, confirmed_by = $3, expected_by = $4,
     note_sealed = coalesce($5, p.note_sealed), revision = p.revision + 1
   where p.id = $1`,
);

/** The shelter agreed to receive the guests: the places no longer lapse. */
export function confirmPlacement(ctx: RequestContext, input: PlacementInput): Promise<PlacementInSight> {
  const verb = { operation: 'confirmPlacement', action: 'CONFIRM', input } as const;
  return actOnPlacement(ctx, verb, (tx, grip) => write(tx, grip, input));
}

async function write(tx: TransactionContext, { placement, now }: Grip, input: PlacementInput): Promise<void> {
  const { id, poolId } = placement;
  const expectedBy = input.expectedBy ?? new Date(now.getTime() + usualHours * hour);
  if (expectedBy <= now) throw invalidInput('expectedBy', alreadyPast);
  if (expectedBy.getTime() > now.getTime() + mostHours * hour) throw invalidInput('expectedBy', tooFarAway);
  await confirm(tx.em, [id, now, tx.actor.id, expectedBy, await sealedNote(tx, placement, input.note)]);
  const by = { actorId: tx.actor.id, channel: channelOf(tx.actor) };
  await movePool(tx.em, { poolId, kind: 'CONFIRMED', placementId: id, ...by });
  await tellOfPlacement(tx, { placementId: id, fact: 'CONFIRMED', at: now });
}

const alreadyPast = {
  en: 'that time has already passed. Give one that is still to come.',
  it: 'quell’ora è già passata. Indicarne una futura.',
};
const tooFarAway = {
  en: 'it is more than 7 days away. A place for tonight is not kept that long.',
  it: 'dista più di 7 giorni. Un posto per stanotte non si tiene così a lungo.',
};
