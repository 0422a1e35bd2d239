import type { RequestContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { localMoment, patronSaintOf } from '../../territory/index.js';
import type { NeedCategory, Secrecy } from '../closed-lists.js';
import type { Hours } from '../hours/hours.types.js';
import { isGuarded } from '../shelters/shelter.rules.js';
import { isOnDuty, seesAsPublic } from '../sight.js';
import { type ContactToCall, contactsToCall, type ShelterContact } from './contacts.rules.js';

interface OwnerRow {
  id: string;
  name: string;
  /** Null for a service. */
  secrecy: Secrecy | null;
  phone: string | null;
  telephone_hours: Hours | null;
  patron_saint_month: number | null;
  patron_saint_day: number | null;
  /** Of the own telephone. */
  tried_at: Date | null;
  contacts: (Omit<ShelterContact, 'triedAt'> & { triedAt: string | null })[];
}

const chain = (owner: string, tried: string) => `coalesce((
  select jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'phone', c.phone, 'route', c.route,
    'position', c.position, 'hours', c.hours, 'triedAt', ${tried}) order by c.position)
  from contact c where c.${owner} = o.id and c.withdrawn_at is null), '[]') as contacts`;

/** When this contact, or the own telephone for null, was last called from the district and did not answer. */
const triedLately = (contact: string) => `(
    select max(u.at) from unanswered_call u
    where u.district_id = $2::uuid and u.shelter_id = o.id and u.contact_id is not distinct from ${contact}
      and u.at > $3::timestamptz - interval '2 hours' and u.at <= $3)`;

const contactsOfShelters = statement<OwnerRow>(
  'contacts-of-shelters',
  `-- Whom does one call for each of these shelters, and who did not answer in the two hours before this instant?
   select o.id, o.name, o.secrecy, o.phone, o.telephone_hours, m.patron_saint_month, m.patron_saint_day,
     ${triedLately('null')} as tried_at, ${chain('shelter_id', triedLately('c.id'))}
   from shelter o left join municipality m on m.istat_code = o.municipality_code
   where o.id = any($1::uuid[])`,
);

const contactsOfServices = statement<OwnerRow>(
  'contacts-of-services',
  `-- Whom does one call for each of these services?
   select o.id, o.name, null as secrecy, n.phone, o.hours as telephone_hours, m.patron_saint_month, m.patron_saint_day,
     null::timestamptz as tried_at, ${chain('service_id', 'null')}
   from service o join organisation n on n.id = o.organisation_id
   left join municipality m on m.istat_code = o.municipality_code
   where o.id = any($1::uuid[])`,
);

/** For whom, and when, somebody is called. */
export interface Calling {
  readonly at: Date;
  readonly category: NeedCategory | null;
}

/**
 * Whom to call for each of these shelters, in order. Of shelters the caller has in sight: the contacts of guarded
 * ones are for workers on duty, of the others for whoever is signed in.
 */
export async function contactsOf(
  ctx: RequestContext,
  shelterIds: readonly string[],
  { at, category }: Calling,
): Promise<ReadonlyMap<string, ContactToCall[]>> {
  const moment = localMoment(at);
  const { actor } = ctx;
  // The silence of tonight is for those who telephone: the workers of the district.
  const district = actor && isOnDuty(actor) ? actor.districtId : null;
  const rows = await contactsOfShelters(ctx.em, [shelterIds, district, at]);
  return new Map(
    rows.map((row) => {
      const guarded = row.secrecy !== null && isGuarded(row.secrecy);
      const circumstances = { at: moment, guarded, category, patronSaint: patronSaint(row) };
      return [row.id, mayCall(ctx, guarded) ? contactsToCall(statedBy(row), circumstances) : []] as const;
    }),
  );
}

/** Whom to call for each of these services, in order; public. */
export async function contactsOfServicesAt(
  ctx: RequestContext,
  serviceIds: readonly string[],
  at: Date,
): Promise<ReadonlyMap<string, ContactToCall[]>> {
  const moment = localMoment(at);
  const rows = await contactsOfServices(ctx.em, [serviceIds]);
  return new Map(
    rows.map((row) => {
      const circumstances = { at: moment, guarded: false, category: null, patronSaint: patronSaint(row) };
      return [row.id, contactsToCall(statedBy(row).map(unnamed), circumstances)] as const;
    }),
  );
}

function mayCall({ actor }: RequestContext, guarded: boolean): boolean {
  if (!actor || seesAsPublic(actor)) return false;
  return !guarded || isOnDuty(actor);
}

function patronSaint(row: OwnerRow) {
  return patronSaintOf({ patronSaintMonth: row.patron_saint_month, patronSaintDay: row.patron_saint_day });
}

// Services are called by everybody, each for themselves: nobody's silence is remembered there.
const unnamed = (contact: ShelterContact): ShelterContact => ({ ...contact, id: null });

/** Where nobody is named, the telephone of the house is the chain. */
function statedBy({ contacts, name, phone, ...owner }: OwnerRow): ShelterContact[] {
  if (contacts.length === 0 && phone !== null) {
    const { telephone_hours: hours, tried_at: triedAt } = owner;
    return [{ id: null, name, phone, route: 'DIRECT_PHONE', position: 0, hours, triedAt }];
  }
  return contacts.map(({ triedAt, ...contact }) => ({
    ...contact,
    triedAt: triedAt ? new Date(triedAt) : null,
  }));
}
