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
  contacts: ShelterContact[];
}

const chain = (owner: string) => `coalesce((
  select jsonb_agg(jsonb_build_object('name', c.name, 'phone', c.phone, 'route', c.route,
    'position', c.position, 'hours', c.hours) order by c.position)
  from contact c where c.${owner} = o.id and c.withdrawn_at is null), '[]') as contacts`;

const contactsOfShelters = statement<OwnerRow>(
  'contacts-of-shelters',
  `-- Whom does one call for each of these shelters?
   select o.id, o.name, o.secrecy, o.phone, o.telephone_hours, m.patron_saint_month, m.patron_saint_day,
     ${chain('shelter_id')}
   from shelter o left join municipality m on m.istat_code = o.municipality_code
   where o.id = any($1::uuid[])`,
);

const contactsOfServices = statement<OwnerRow>(
  'contacts-of-services',
  `-- Whom does one call for each of these services?
   select o.id, o.name, null as secrecy, n.phone, o.hours as telephone_hours, m.patron_saint_month, m.patron_saint_day,
     ${chain('service_id')}
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
  const rows = await contactsOfShelters(ctx.em, [shelterIds]);
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
      return [row.id, contactsToCall(statedBy(row), circumstances)] as const;
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

/** Where nobody is named, the telephone of the house is the chain. */
function statedBy({ contacts, name, phone, telephone_hours: hours }: OwnerRow): ShelterContact[] {
  if (contacts.length > 0 || phone === null) return contacts;
  return [{ name, phone, route: 'DIRECT_PHONE', position: 0, hours }];
}
