import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { once } from '../../platform/request-key.js';
import { type AuditRecord, recordAudit } from '../audit/record-audit.js';
import { type ChangeOfAccount, recordAccessChange } from '../changes/access-change.js';
import { tellConcerned } from '../changes/tell-concerned.js';
import { type ManagedPerson, managedOther } from './managed-person.js';
import { personOf } from './people.queries.js';
import type { PersonActInput } from './person.input.js';
import type { Person } from './person.types.js';

/** Something that a manager does to somebody else's access, written down under `what`. */
export interface PersonAct {
  readonly operation: string;
  readonly action: AuditRecord['action'];
  readonly what: string;
  /** What of it another person has to take note of, and they themselves are written. */
  readonly change?: (person: ManagedPerson) => ChangeOfAccount | null;
  readonly work: (tx: TransactionContext, person: ManagedPerson) => Promise<unknown>;
}

/** Does it, and gives the person as they are afterwards. @throws NOT_FOUND, NOT_ALLOWED, OWN_ACCOUNT */
export async function actOnPerson(
  ctx: RequestContext,
  input: PersonActInput,
  act: PersonAct,
): Promise<Person> {
  const { operation, action, what, work } = act;
  let change: ChangeOfAccount | null = null;
  const { id } = await once(ctx, { operation, input }, async (tx) => {
    const person = await managedOther(tx, input.personId);
    await work(tx, person);
    change = act.change?.(person) ?? null;
    if (change) await recordAccessChange(tx, change, person.id);
    await recordAudit(tx, { action, target: 'PERSON', targetIds: [person.id], details: { what } });
    return { id: person.id };
  });
  if (change) tellConcerned(ctx, change, id);
  return personOf(ctx, id);
}
