import type { RequestContext, TransactionContext } from '../platform/context.js';
import { statement } from '../platform/database/statement.js';
import { invalidInput, notAllowed } from '../platform/errors.js';
import { labelOf } from '../platform/graphql/closed-list.js';
import { actOnPlacement, type Grip } from './act-on-placement.js';
import { RefusalActor, refusalReasonsOf } from './closed-lists.js';
import type { RefusePlacementInput } from './placement.input.js';
import { mayRefuseAs } from './placement.rules.js';
import type { PlacementInSight } from './placement-in-sight.js';
import { endPromise, sealedNote } from './written-by.js';

const refuse = statement(
  'refuse-placement',
  `-- Who said no to these places, and why?
   update placement p set refused_at = $2, refused_by = $3, refusal_actor = $4, refusal_reason = $5,
     note_sealed = coalesce($6, p.note_sealed), promise_ended_at = coalesce(p.promise_ended_at, $2),
     revision = p.revision + 1
   where p.id = $1`,
);

/** Records a no: data, also when it comes after the lapse. The places are free at once. */
export async function refusePlacement(
  ctx: RequestContext,
  input: RefusePlacementInput,
): Promise<PlacementInSight> {
  if (!refusalReasonsOf[input.actor].includes(input.reason))
    throw invalidInput('reason', notTheirReason(input.actor));
  const verb = { operation: 'refusePlacement', action: 'REFUSE', input } as const;
  return actOnPlacement(ctx, verb, (tx, grip) => write(tx, grip, input));
}

async function write(
  tx: TransactionContext,
  { placement, relation, now }: Grip,
  { actor, reason, note }: RefusePlacementInput,
): Promise<void> {
  if (!mayRefuseAs(actor, relation)) throw notAllowed(shelterOnly);
  const sealed = await sealedNote(tx, placement, note);
  await refuse(tx.em, [placement.id, now, tx.actor.id, actor, reason, sealed]);
  await endPromise(tx, placement, { kind: 'REFUSED' });
}

function notTheirReason(actor: RefusalActor) {
  return {
    en: `it is not a reason of ${actor}. These are: ${refusalReasonsOf[actor].join(', ')}.`,
    it: `non è un motivo di ${labelOf(RefusalActor, actor, 'it')}. Lo sono: ${refusalReasonsOf[actor].join(', ')}.`,
  };
}

const shelterOnly = {
  en: 'a shelter records its own refusal; what the person or the service refuses is for the service of the case',
  it: 'la struttura registra il proprio rifiuto; quelli della persona o del servizio spettano al servizio che segue l’intervento',
};
