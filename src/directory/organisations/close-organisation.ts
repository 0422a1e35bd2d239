import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { Refusal } from '../../platform/errors.js';
import { once } from '../../platform/request-key.js';
import { refuseStale } from '../../platform/revision.js';
import { sightOf, sightSql, sightValues } from '../sight.js';
import { keptOrganisation, presentOrganisation } from './kept-organisation.js';
import type { Organisation } from './organisation.entity.js';
import type { CloseOrganisationInput } from './organisation.input.js';
import { organisationOf } from './organisation.queries.js';

const isInUse = statement<{ in_use: boolean }>(
  'organisation-in-use',
  `-- Has it open services, or open shelters that the actor may know of? The others must not betray themselves here.
   select exists (select from service v where v.organisation_id = $6 and v.closed_at is null)
     or exists (select from shelter s
       where s.closed_at is null and (coalesce(s.gateway_id, s.organisation_id) = $6 and ${sightSql(1)}
         or s.organisation_id = $6 and s.district_id = $7::uuid)) as in_use`,
);

/** Takes an organisation out of the directory, once it has no shelters and no services. */
export async function closeOrganisation(
  ctx: RequestContext,
  input: CloseOrganisationInput,
): Promise<Organisation> {
  const { id } = await once(ctx, { operation: 'closeOrganisation', input }, (tx) => close(tx, input));
  return organisationOf(ctx, id);
}

async function close(tx: TransactionContext, { organisationId, expectedRevision }: CloseOrganisationInput) {
  const organisation = await keptOrganisation(tx, organisationId);
  refuseStale(expectedRevision, presentOrganisation(organisation));
  // Who runs a guarded shelter is known to the coordinator of its district alone.
  const ownDistrict = tx.actor.roles.includes('COORDINATOR') ? tx.actor.districtId : null;
  const values = [...sightValues(await sightOf(tx)), organisation.id, ownDistrict];
  const [answer] = await isInUse(tx.em, values);
  if (answer?.in_use) throw new Refusal('ORGANISATION_IN_USE', { revision: organisation.revision });
  organisation.closedAt = tx.now;
  return { id: organisation.id };
}
