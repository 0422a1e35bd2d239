import { actorOf, type RequestContext, type TransactionContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { Refusal } from '../../platform/errors.js';
import { isId } from '../../platform/id.js';
import { once } from '../../platform/request-key.js';
import { recordAudit } from '../audit/record-audit.js';
import { isToldOfChange } from './access-change.js';
import type { AccessChange, NoteAccessChangeInput } from './access-change.types.js';

const columns = `c.id, c.kind, c.at, c.by_id as "byId", c.account_id as "accountId",
     c.noted_at as "notedAt", (select a.name from account a where a.id = c.by_id) as by,
     (select a.name from account a where a.id = c.noted_by) as "notedBy"`;
type ChangeInSight = AccessChange & { readonly byId: string | null };

const changeById = statement<ChangeInSight>(
  'access-change-by-id',
  `-- What is this change, if the caller is told of it?
   select ${columns} from access_change c where c.id = $1 and ${isToldOfChange}`,
);
const lock = statement<ChangeInSight>(
  'lock-access-change',
  `-- How does this change stand, with nobody else taking note of it?
   select ${columns} from access_change c where c.id = $1 and ${isToldOfChange} for update of c`,
);
const note = statement(
  'note-access-change',
  'update access_change set noted_at = registry_now(), noted_by = $2 where id = $1',
);

/** Another person than who did it, and than whom it is about, has looked at it. The first to say so stands. */
export async function noteAccessChange(
  ctx: RequestContext,
  input: NoteAccessChangeInput,
): Promise<AccessChange> {
  const { id } = await once(ctx, { operation: 'noteAccessChange', input }, (tx) => take(tx, input));
  const [change] = await changeById(ctx.em, [id, ...sightOf(ctx)]);
  if (!change) throw new Refusal('NOT_FOUND');
  return change;
}

async function take(tx: TransactionContext, { changeId }: NoteAccessChangeInput) {
  const [change] = isId(changeId) ? await lock(tx.em, [changeId, ...sightOf(tx)]) : [];
  if (!change) throw new Refusal('NOT_FOUND');
  const { id, kind, byId, accountId } = change;
  if ([byId, accountId].includes(tx.actor.id)) throw new Refusal('NOTED_BY_ANOTHER');
  if (change.notedAt) return { id };
  await note(tx.em, [id, tx.actor.id]);
  const about = accountId ? { target: 'PERSON' as const, targetIds: [accountId] } : {};
  await recordAudit(tx, { action: 'CHANGE_NOTED', ...about, details: { changeId: id, kind } });
  return { id };
}

function sightOf(ctx: RequestContext): [string | null, boolean] {
  const { roles, districtId } = actorOf(ctx);
  return [roles.includes('COORDINATOR') ? districtId : null, roles.includes('AUDITOR')];
}
