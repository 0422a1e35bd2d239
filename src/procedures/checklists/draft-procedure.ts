import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { invalidInput, Refusal } from '../../platform/errors.js';
import { once } from '../../platform/request-key.js';
import { refuseStale } from '../../platform/revision.js';
import type { DraftProcedureInput } from './procedure.input.js';
import { ownProcedure } from './procedure.queries.js';
import type { HealthContactText, ProcedureRow, StepText } from './procedure.types.js';

const draftOf = statement<{ id: string; revision: number }>(
  'draft-of-procedure',
  `-- Is there a draft for this need, and does nobody else change it?
   select p.id, p.revision from procedure p
   where p.district_id = $1 and p.category = $2 and p.published_at is null
   for update`,
);

const begin = statement<{ id: string }>(
  'begin-draft',
  `-- The next version for this need.
   insert into procedure (district_id, category, version, agreed_with, agreed_on, contacts, steps, drafted_by)
   select $1::uuid, $2::text,
     coalesce((select max(p.version) from procedure p where p.district_id = $1 and p.category = $2), 0) + 1,
     $3, $4, $5, $6, $7
   returning id`,
);

const change = statement(
  'change-draft',
  `-- What does the draft say now?
   update procedure p set agreed_with = $2, agreed_on = $3, contacts = $4, steps = $5, drafted_by = $6,
     drafted_at = registry_now(), revision = p.revision + 1
   where p.id = $1`,
);

/** Writes the next version of a procedure of the own district; nothing runs it before it is published. */
export async function draftProcedure(ctx: RequestContext, input: DraftProcedureInput): Promise<ProcedureRow> {
  const { id } = await once(ctx, { operation: 'draftProcedure', input }, (tx) => draft(tx, input));
  return ownProcedure(ctx, id);
}

async function draft(tx: TransactionContext, input: DraftProcedureInput) {
  const { districtId } = tx.actor;
  if (districtId === null) throw new Refusal('NOT_ALLOWED', { permission: 'procedures.edit' });
  const keys = input.steps.map(({ key }) => key);
  const twice = keys.findIndex((key, index) => keys.indexOf(key) !== index);
  if (twice >= 0) throw invalidInput(`steps.${twice}.key`, standsTwice);
  const agreedOn = input.agreedOn?.toISOString().slice(0, 10) ?? null;
  const said = [
    ...[input.agreedWith.trim(), agreedOn, JSON.stringify(contactsFrom(input))],
    ...[JSON.stringify(stepsFrom(input)), tx.actor.id],
  ];
  const [present] = await draftOf(tx.em, [districtId, input.category]);
  if (present) {
    refuseStale(input.expectedRevision, { revision: present.revision });
    await change(tx.em, [present.id, ...said]);
    return { id: present.id };
  }
  const [made] = await begin(tx.em, [districtId, input.category, ...said]);
  return { id: made?.id ?? '' };
}

function contactsFrom({ contacts }: DraftProcedureInput): HealthContactText[] {
  return contacts.map(({ name, phone, when }) => ({
    name: { ...name },
    phone,
    when: when ? { ...when } : null,
  }));
}

function stepsFrom({ steps }: DraftProcedureInput): StepText[] {
  return steps.map(({ key, words, who, obligatory, blocksClosing, evidence, deadlineKind, source }) => ({
    ...{ key, who, obligatory, words: { ...words }, blocksClosing: blocksClosing ?? false },
    evidence: evidence ? { ...evidence } : null,
    deadlineKind: deadlineKind ?? null,
    source: source?.trim() ?? null,
  }));
}

const standsTwice = {
  en: 'stands twice. Each step needs a key of its own.',
  it: 'compare due volte. Ogni passo vuole una chiave propria.',
};
