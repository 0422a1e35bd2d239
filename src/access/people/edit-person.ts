import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { Refusal } from '../../platform/errors.js';
import { once } from '../../platform/request-key.js';
import { refuseStale } from '../../platform/revision.js';
import { recordAudit } from '../audit/record-audit.js';
import { endSessions } from '../sessions/end-sessions.sql.js';
import { refuseUnfitting } from './fitting-roles.js';
import { type ManagedPerson, managedPerson } from './managed-person.js';
import { personOf } from './people.queries.js';
import type { EditPersonInput } from './person.input.js';
import type { Person } from './person.types.js';

const update = statement(
  'update-person',
  `update account set name = $2, roles = $3, organisation_id = $4, municipality_codes = $5, revision = revision + 1
   where id = $1`,
);

/** Changes what somebody is called, or what they are; with the second their sessions end. */
export async function editPerson(ctx: RequestContext, input: EditPersonInput): Promise<Person> {
  const { id } = await once(ctx, { operation: 'editPerson', input }, (tx) => edit(tx, input));
  return personOf(ctx, id);
}

async function edit(tx: TransactionContext, input: EditPersonInput) {
  const person = await managedPerson(tx, input.personId);
  const { id, name, roles, revision } = person;
  refuseStale(input.expectedRevision, { revision, name, roles });
  const wanted = {
    ...person,
    name: input.name ?? name,
    roles: input.roles ?? roles,
    organisationId: input.organisationId === undefined ? person.organisationId : input.organisationId,
    municipalityCodes: input.municipalityCodes ?? person.municipalityCodes,
  };
  const changesRights = rightsOf(wanted) !== rightsOf(person);
  if (changesRights) {
    if (id === tx.actor.id) throw new Refusal('OWN_ACCOUNT');
    await refuseUnfitting(tx, wanted);
    await endSessions(tx.em, id, null);
  }
  await update(tx.em, [id, wanted.name, wanted.roles, wanted.organisationId, wanted.municipalityCodes]);
  const details = {
    what: changesRights ? 'RIGHTS_CHANGED' : 'NAME_CHANGED',
    before: roles,
    after: wanted.roles,
  };
  await recordAudit(tx, { action: 'PERSON_CHANGED', target: 'PERSON', targetIds: [id], details });
  return { id };
}

function rightsOf({ roles, organisationId, municipalityCodes }: ManagedPerson): string {
  return JSON.stringify([[...roles].sort(), organisationId, [...municipalityCodes].sort()]);
}
