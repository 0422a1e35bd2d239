import { recordAudit } from '../access/index.js';
import { visibleIntervention } from '../interventions/index.js';
import type { RequestContext } from '../platform/context.js';
import { inTransaction } from '../platform/database/transaction.js';
import { notAllowed } from '../platform/errors.js';
import { type CaseExtract, extractOf } from './case-extract.queries.js';
import type { InterventionExtract } from './retention.types.js';

/** Everything that is kept of a case, for whoever has a right to it. No audit row, no data. */
export function interventionExtract(
  ctx: RequestContext,
  interventionId: string,
): Promise<InterventionExtract> {
  return inTransaction(ctx, async (tx) => {
    const { id, number, relation } = await visibleIntervention(tx, interventionId);
    if (relation !== 'WORKER') throw notAllowed(ofItsTeam);
    await recordAudit(tx, { action: 'SUBJECT_EXTRACTED', target: 'INTERVENTION', targetIds: [id] });
    return { interventionId: id, madeAt: tx.now, json: inJson(number, tx.now, await extractOf(tx, id)) };
  });
}

/** The document that is handed over. */
export function inJson(number: string, at: Date, extract: CaseExtract): string {
  return JSON.stringify({ case: number, madeAt: at.toISOString(), ...extract }, null, 2);
}

const ofItsTeam = {
  en: 'only the service whose case it is hands out its extract',
  it: 'l’estratto di un intervento lo rilascia solo il servizio che lo segue',
};
