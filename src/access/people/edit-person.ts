import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { Refusal } from '../../platform/errors.js';
import { once } from '../../platform/request-key.js';
import { refuseStale } from '../../platform/revision.js';
import { recordAudit } from '../audit/record-audit.js';
import { type ChangeOfAccount, recordAccessChange } from '../changes/access-change.js';
import { tellConcerned } from '../changes/tell-concerned.js';
import { endSessions } from '../sessions/end-sessions.sql.js';
import { vouchForNewcomer } from '../vouching/vouch-for-newcomer.js';
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
  let changes: readonly ChangeOfAccount[] = [];
  const { id } = await once(ctx, { operation: 'editPerson', input }, async (tx) => {
    const edited = await edit(tx, input);
    changes = edited.changes;
    return { id: edited.id };
  });
  for (const change of changes) tellConcerned(ctx, change, id);
  return personOf(ctx, id);
}

async function edit(tx: TransactionContext, input: EditPersonInput) {
  const person = await managedPerson(tx, input.personId);
  const { id, name, roles, revision } = person;
  // Neither a role nor the name of a colleague is anybody's own to take.
  if (id === tx.actor.id) throw new Refusal('OWN_ACCOUNT');
  refuseStale(input.expectedRevision, { revision, name, roles });
  const wanted = {
    ...person,
    name: input.name ?? name,
    roles: input.roles ?? roles,
    organisationId: input.organisationId === undefined ? person.organisationId : input.organisationId,
    municipalityCodes: input.municipalityCodes ?? person.municipalityCodes,
  };
  const changes = changesBetween(person, wanted, tx.actor.roles);
  const changesRights = changes.some((change) => change !== 'NAME_CHANGED');
  if (changesRights) {
    await refuseUnfitting(tx, wanted, person);
    await endSessions(tx.em, id, null);
  }
  await update(tx.em, [id, wanted.name, wanted.roles, wanted.organisationId, wanted.municipalityCodes]);
  if (isAnotherOperator(person, wanted)) await vouchForNewcomer(tx, id);
  for (const change of changes) await recordAccessChange(tx, change, id);
  await recordAudit(tx, {
    ...{ action: 'PERSON_CHANGED', target: 'PERSON', targetIds: [id] },
    details: {
      what: changesRights ? 'RIGHTS_CHANGED' : 'NAME_CHANGED',
      before: roles,
      after: wanted.roles,
    },
    // As they were called then: the trail shows people by the names they have now.
    ...(wanted.name !== name && { reason: `${name} → ${wanted.name}`, reasonOf: { kind: 'ACCOUNT', id } }),
  });
  return { id, changes };
}

/** What of it another person has to look at. */
function changesBetween(
  before: ManagedPerson,
  after: ManagedPerson,
  by: readonly string[],
): ChangeOfAccount[] {
  const changes: ChangeOfAccount[] = before.name === after.name ? [] : ['NAME_CHANGED'];
  if (rightsOf(before) === rightsOf(after)) return changes;
  const [was, is] = [before, after].map(({ roles }) => roles.includes('COORDINATOR'));
  if (was && !is) return [...changes, 'COORDINATOR_ENDED'];
  return [...changes, !was && is && by.includes('ADMIN') ? 'COORDINATOR_MADE' : 'RIGHTS_CHANGED'];
}

/** Who becomes an operator, or one of another organisation, is a newcomer there. */
function isAnotherOperator(before: ManagedPerson, after: ManagedPerson): boolean {
  if (!after.roles.includes('SHELTER_OPERATOR')) return false;
  return !before.roles.includes('SHELTER_OPERATOR') || before.organisationId !== after.organisationId;
}

function rightsOf({ roles, organisationId, municipalityCodes }: ManagedPerson): string {
  return JSON.stringify([[...roles].sort(), organisationId, [...municipalityCodes].sort()]);
}
