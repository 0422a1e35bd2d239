import type { TransactionContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { Refusal } from '../../platform/errors.js';
import type { Words } from '../../platform/language.js';

/** Whom an administrator would give access to, or take it from. */
export interface Concerned {
  /** Null for somebody who is not there yet. */
  readonly id: string | null;
  readonly districtId: string | null;
  readonly municipalityCodes: readonly string[];
}

interface Coordinated {
  readonly hasCoordinator: boolean;
  /** The asker took a coordinator away there, lately. */
  readonly endedOne: boolean;
}

const coordinated = statement<Coordinated>(
  'coordinated-districts',
  `-- Have the districts of this person a coordinator besides them, and did the caller take one away lately?
   with district as (
     select $1::uuid as id where $1::uuid is not null
     union
     select m.district_id from municipality m where m.istat_code = any($2::text[]) and m.district_id is not null
   )
   select exists (
       select from account a join district d on d.id = a.district_id
       where 'COORDINATOR' = any(a.roles) and a.kind = 'PERSON' and a.disabled_at is null
         and a.id is distinct from $3::uuid) as "hasCoordinator",
     exists (
       select from access_change c join district d on d.id = c.district_id
       where c.kind = 'COORDINATOR_ENDED' and c.by_id = $4::uuid
         and c.at > registry_now() - interval '30 days') as "endedOne"`,
);

/** Whether the districts of this person have an enabled coordinator besides them. */
export async function hasCoordinatorBeside(tx: TransactionContext, of: Concerned): Promise<boolean> {
  return (await stateOf(tx, of)).hasCoordinator;
}

/**
 * Who sees cases is for the coordinators of a district to say. An administrator stands in where there is none, and
 * not where they themselves took the last one away.
 * @throws COORDINATOR_DECIDES, ANOTHER_PERSON
 */
export async function refuseBesideCoordinator(tx: TransactionContext, of: Concerned): Promise<void> {
  if (!tx.actor.roles.includes('ADMIN')) return;
  const { hasCoordinator, endedOne } = await stateOf(tx, of);
  if (hasCoordinator) throw new Refusal('COORDINATOR_DECIDES');
  if (endedOne) throw new Refusal('ANOTHER_PERSON', { reason: tookAway });
}

async function stateOf(
  { em, actor }: TransactionContext,
  { id, districtId, municipalityCodes }: Concerned,
): Promise<Coordinated> {
  const [state] = await coordinated(em, [districtId, municipalityCodes, id, actor.id]);
  if (!state) throw new Error('The database did not answer.');
  return state;
}

const tookAway: Words = {
  en: 'you took a coordinator of this district away within the last 30 days. Another administrator can do it.',
  it: 'negli ultimi 30 giorni lei ha tolto un coordinatore di questo ambito. Può farlo un altro amministratore.',
};
