import type { NeedCategory } from '../directory/index.js';
import type { TransactionContext } from '../platform/context.js';
import { guardedStatement } from '../platform/database/row-security.js';
import { notAllowed, Refusal } from '../platform/errors.js';
import { isId } from '../platform/id.js';
import { type CaseRelation, isTeam } from './intervention.rules.js';
import { relationSql, relationValues } from './scope.js';

/** A case that this transaction holds: nobody else opens, closes or adds promises to it until the commit. */
export interface LockedIntervention {
  readonly id: string;
  readonly districtId: string;
  readonly assignedTo: string;
  readonly mediatorId: string | null;
  readonly category: NeedCategory | null;
  readonly municipalityCode: string | null;
  readonly closedAt: Date | null;
  readonly revision: number;
  readonly relation: CaseRelation;
}

const lock = guardedStatement<LockedIntervention & { relation: CaseRelation | null }>(
  'lock-intervention',
  `-- How does this case stand, with nobody else changing it, and what is it to the caller?
   select i.id, i.district_id as "districtId", i.assigned_to as "assignedTo",
     i.mediator_id as "mediatorId", i.category, i.municipality_code as "municipalityCode",
     i.closed_at as "closedAt", i.revision, ${relationSql(2)} as relation
   from intervention i
   where i.id = $1
   for no key update`,
);

/**
 * Locks a case for its team. Taken after the request key and before pools, everywhere.
 * @throws NOT_FOUND out of sight; NOT_ALLOWED for those who may only read it.
 */
export async function lockIntervention(tx: TransactionContext, id: string): Promise<LockedIntervention> {
  const [row] = isId(id) ? await lock(tx, [id, ...relationValues(tx.actor)]) : [];
  if (!row?.relation) throw new Refusal('NOT_FOUND');
  if (!isTeam(row.relation)) throw notAllowed(ofItsTeam);
  return row;
}

/** The same, of a case that is still open. @throws INTERVENTION_CLOSED */
export async function lockOpenIntervention(tx: TransactionContext, id: string): Promise<LockedIntervention> {
  const row = await lockIntervention(tx, id);
  if (row.closedAt) throw new Refusal('INTERVENTION_CLOSED', { closedAt: row.closedAt.toISOString() });
  return row;
}

const ofItsTeam = {
  en: 'this case is kept by another service; you may read it',
  it: 'questo intervento è seguito da un altro servizio; lei può leggerlo',
};
