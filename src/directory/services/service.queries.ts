import { instantOf } from '../../platform/clock.js';
import type { RequestContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { invalidInput, Refusal } from '../../platform/errors.js';
import { batched } from '../../platform/graphql/batch.js';
import { cursorOf, type Page, pageOf, placeOf } from '../../platform/graphql/page.js';
import { isId } from '../../platform/id.js';
import { isIstatCode, localMoment, municipalityBy, patronSaintOf } from '../../territory/index.js';
import { contactsOfServicesAt } from '../contacts/contacts.queries.js';
import type { ContactToCall } from '../contacts/contacts.rules.js';
import { isOpenAt } from '../hours/hours.rules.js';
import type { Hours } from '../hours/hours.types.js';
import { Service } from './service.entity.js';
import type { ServicesArgs } from './service.input.js';
import { compareServicePlaces, type ServicePlace, servicePlace } from './service.rules.js';
import { ServiceAtHand } from './service-at-hand.types.js';

interface ReachingRow {
  id: string;
  search_name: string;
  reach: number;
  hours: Hours | null;
  patron_saint_month: number | null;
  patron_saint_day: number | null;
}

const servicesReaching = statement<ReachingRow>(
  'services-reaching',
  `-- Which services of this kind reach this place? All of them where no place is meant.
   select v.id, v.search_name, v.hours, m.patron_saint_month, m.patron_saint_day,
     array_position(array['DISTRICT', 'PROVINCE', 'REGION', 'NATIONAL'], v.coverage) - 1 as reach
   from service v
   left join district d on d.id = v.district_id
   left join province p on p.code = d.province_code
   left join municipality m on m.istat_code = v.municipality_code
   where v.closed_at is null
     and ($1::text is null or v.kind = $1)
     and ($3::text is null or v.coverage = 'NATIONAL'
       or v.coverage = 'DISTRICT' and v.district_id = $2::uuid
       or v.coverage = 'PROVINCE' and d.province_code = $3
       or v.coverage = 'REGION' and p.region_code = $4)`,
);

const placeOfMunicipality = statement<Place>(
  'place-of-municipality',
  `-- In which district, province and region does this comune lie?
   select m.district_id, m.province_code, p.region_code
   from municipality m join province p on p.code = m.province_code
   where m.istat_code = $1`,
);
const placeOfDistrict = statement<Place>(
  'place-of-district',
  `-- In which province and region does this district lie?
   select d.id as district_id, d.province_code, p.region_code
   from district d join province p on p.code = d.province_code
   where d.id = $1`,
);

interface Place {
  district_id: string | null;
  province_code: string | null;
  region_code: string | null;
}
const nowhere: Place = { district_id: null, province_code: null, region_code: null };
const unknownComune = { en: 'is not the ISTAT code of a comune', it: 'non è il codice ISTAT di un comune' };

export const serviceBy = batched('service', async ({ em }: RequestContext, ids) => {
  const found = await em.find(Service, { id: { $in: [...ids] } });
  return new Map(found.map((service) => [service.id, service]));
});

export async function serviceOf(ctx: RequestContext, id: string, at?: Date | null): Promise<ServiceAtHand> {
  const service = isId(id) ? await serviceBy(ctx).load(id.toLowerCase()) : null;
  if (!service) throw new Refusal('NOT_FOUND');
  return new ServiceAtHand(service, at ?? (await instantOf(ctx)));
}

/** Those that answer first, then those of whom it is not known, then the closed; the nearer reach first. */
export async function servicesOf(ctx: RequestContext, args: ServicesArgs): Promise<Page<ServiceAtHand>> {
  const list = `services ${JSON.stringify([args.kind ?? null, args.municipality ?? null])}`;
  const [asOf, ...last] = args.after ? placeOf(ctx, list, args.after) : [];
  // A list goes on at the instant at which it began.
  const at = asOf ? new Date(String(asOf)) : (args.at ?? (await instantOf(ctx)));
  const places = await placesAt(ctx, args, at);
  const rest = asOf ? places.filter((place) => compareServicePlaces(place, last as never) > 0) : places;
  const listed = await loadInOrder(ctx, rest.slice(0, args.first + 1));
  return pageOf(listed, args.first, {
    node: ({ service }) => new ServiceAtHand(service, at),
    cursor: ({ place }) => cursorOf(ctx, list, [at.toISOString(), ...place]),
  });
}

async function placesAt(ctx: RequestContext, args: ServicesArgs, at: Date): Promise<ServicePlace[]> {
  const { district_id, province_code, region_code } = await placeMeant(ctx, args.municipality);
  const rows = await servicesReaching(ctx.em, [args.kind ?? null, district_id, province_code, region_code]);
  const moment = localMoment(at);
  return rows
    .map((row) => servicePlace({ ...row, patronSaint: saintOf(row) }, moment))
    .sort(compareServicePlaces);
}

async function placeMeant({ em, actor }: RequestContext, municipality?: string | null): Promise<Place> {
  if (municipality) {
    const [place] = isIstatCode(municipality) ? await placeOfMunicipality(em, [municipality]) : [];
    if (!place) throw invalidInput('municipality', unknownComune);
    return place;
  }
  const [own] = actor?.districtId ? await placeOfDistrict(em, [actor.districtId]) : [];
  return own ?? nowhere;
}

function saintOf(row: ReachingRow) {
  return patronSaintOf({ patronSaintMonth: row.patron_saint_month, patronSaintDay: row.patron_saint_day });
}

async function loadInOrder(ctx: RequestContext, places: readonly ServicePlace[]) {
  const loader = serviceBy(ctx);
  const services = await Promise.all(places.map(([, , , id]) => loader.load(id)));
  return places.flatMap((place, index) => {
    const service = services[index];
    return service ? [{ place, service }] : [];
  });
}

/** Whether it answers at the instant asked; null when its hours are not known. */
export async function doesAnswer(ctx: RequestContext, { row, at }: ServiceAtHand): Promise<boolean | null> {
  if (row.hours === null) return null;
  const code = row.municipality?.istatCode;
  const municipality = code === undefined ? null : await municipalityBy(ctx).load(code);
  return isOpenAt(row.hours, localMoment(at), patronSaintOf(municipality));
}

const contacts = batched('contacts of service', async (ctx: RequestContext, keys) => {
  const asked = keys.map((key) => key.split(' ') as [at: string, id: string]);
  const byKey = new Map<string, ContactToCall[]>();
  for (const at of new Set(asked.map(([instant]) => instant))) {
    const ids = asked.filter(([instant]) => instant === at).map(([, id]) => id);
    const found = await contactsOfServicesAt(ctx, ids, new Date(at));
    for (const [id, chain] of found) byKey.set(`${at} ${id}`, chain);
  }
  return byKey;
});

/** Whom to call at the instant asked, in order. */
export async function contactsOfService(
  ctx: RequestContext,
  { id, at }: ServiceAtHand,
): Promise<ContactToCall[]> {
  return (await contacts(ctx).load(`${at.toISOString()} ${id}`)) ?? [];
}
