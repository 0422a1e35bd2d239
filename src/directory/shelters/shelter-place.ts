import type { TransactionContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { invalidInput, Refusal } from '../../platform/errors.js';
import { isId } from '../../platform/id.js';
import { District, isIstatCode, Municipality } from '../../territory/index.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { Service } from '../services/service.entity.js';

const unknownComune = { en: 'is not the ISTAT code of a comune', it: 'non è il codice ISTAT di un comune' };
const withoutDistrict = {
  en: 'belongs to no district that uses this registry',
  it: 'non appartiene a nessun distretto che usa questo registro',
};
const otherDistrict = { en: 'is not the district of the comune', it: 'non è il distretto del comune' };
const helpsNobody = {
  en: 'must be an organisation with a service that is open: a gateway is who people may call',
  it: 'deve essere un ente con un servizio attivo: chi fa da filtro è chi si può chiamare',
};

/** An organisation that can be given a shelter or a service. */
export async function workingOrganisation({ em }: TransactionContext, id: string): Promise<Organisation> {
  const organisation = isId(id) ? await em.findOne(Organisation, { id }) : null;
  if (!organisation) throw new Refusal('NOT_FOUND');
  if (organisation.closedAt) throw new Refusal('ORGANISATION_CLOSED', { revision: organisation.revision });
  return organisation;
}

const worksIn = statement<{ works: boolean }>(
  'organisation-works-in',
  `-- Does this organisation work in this district: was it entered for it, or does it keep something there?
   select (o.district_id is not distinct from $2::uuid
     or exists (select from shelter s where s.organisation_id = o.id and s.district_id = $2 and s.closed_at is null)
     or exists (select from service v where v.organisation_id = o.id and v.district_id = $2 and v.closed_at is null)
     ) as works
   from organisation o where o.id = $1`,
);

/** Whether the coordinator of a district has let an organisation in, by entering it or something of it. */
export async function doesWorkIn(
  { em }: TransactionContext,
  organisationId: string,
  districtId: string,
): Promise<boolean> {
  const [row] = await worksIn(em, [organisationId, districtId]);
  return row?.works ?? false;
}

/**
 * An organisation that can be the gateway of a guarded shelter. Its open service is public, and keeps it from being
 * closed by those who may not know of the shelter.
 */
export async function workingGateway(tx: TransactionContext, id: string): Promise<Organisation> {
  const gateway = await workingOrganisation(tx, id);
  const services = await tx.em.count(Service, { organisation: gateway.id, closedAt: null });
  if (services === 0) throw invalidInput('gatewayId', helpsNobody);
  return gateway;
}

export interface ComuneInDistrict {
  readonly municipality: Municipality;
  readonly districtId: string;
}

/** A comune that lies in a district. */
export async function comuneInDistrict(
  { em }: TransactionContext,
  istatCode: string,
): Promise<ComuneInDistrict> {
  const municipality = isIstatCode(istatCode) ? await em.findOne(Municipality, { istatCode }) : null;
  if (!municipality) throw invalidInput('municipality', unknownComune);
  if (!municipality.district) throw invalidInput('municipality', withoutDistrict);
  return { municipality, districtId: municipality.district.id };
}

export function refuseOtherDistrict(given: string | null | undefined, actual: string): void {
  if (given && given.toLowerCase() !== actual) throw invalidInput('districtId', otherDistrict);
}

export async function existingDistrict(
  { em }: TransactionContext,
  id: string | null | undefined,
): Promise<string> {
  const found = id && isId(id) ? await em.count(District, { id }) : 0;
  if (!id || found === 0) throw new Refusal('NOT_FOUND');
  return id.toLowerCase();
}

export const movePools = statement(
  'move-pools-with-shelter',
  `-- The pools stand where their shelter stands, and lose with it what tells where that is.
   with theirs as (select p.id from bed_pool p where p.shelter_id = $1 order by p.id for update)
   update bed_pool p set district_id = $2, latitude = $3, longitude = $4
   from theirs where p.id = theirs.id
     and (p.district_id, p.latitude, p.longitude) is distinct from ($2::uuid, $3::float8, $4::float8)`,
);

export const hushCriteria = statement(
  'hush-criteria-of-shelter',
  `-- Words may name a place.
   update criterion c set note = null
   from bed_pool p where p.id = c.pool_id and p.shelter_id = $1 and c.note is not null`,
);
