import { randomUUID } from 'node:crypto';
import type { Secrets } from '../../src/platform/secrets.js';
import { searchKey } from '../../src/territory/name-search.rules.js';
import type { TestDatabase } from './database.js';
import type { Vouching } from './given-vouching.js';

export interface Pool {
  readonly id: string;
  readonly shelterId: string;
}
export interface Shelter {
  readonly id: string;
  readonly organisationId: string;
  readonly districtId: string;
  readonly pools: readonly Pool[];
  /** The first pool, for the many tests that need one. */
  readonly pool: Pool;
}

export interface ShelterFacts {
  district?: { id: string; comune?: string };
  organisation?: { id: string };
  gateway?: { id: string };
  name?: string;
  kind?: string;
  secrecy?: string;
  municipality?: string;
  phone?: string;
  address?: string;
  meetingPoint?: string;
  /** Of a guarded shelter: the address that is sealed. */
  secretAddress?: string;
  admissionHours?: object | null;
  telephoneHours?: object | null;
  staffedHours?: object | null;
  stayDays?: number;
  pools?: readonly PoolFacts[];
}
export interface PoolFacts {
  name?: string;
  countedIn?: 'BED' | 'ROOM';
  bedsPerRoom?: number;
  categories?: string[];
  emergency?: boolean;
  authorised?: number;
  /** Places free by a declaration of `declaredAgo` (default just now); null when nobody has ever declared. */
  free?: number | null;
  declaredAgo?: string;
  reopensAutomatically?: boolean;
  surgePlaces?: number;
  surgeUntil?: string;
  criteria?: {
    kind: string;
    effect: string;
    number?: number;
    words?: string[];
    validFrom?: string;
    validUntil?: string;
  }[];
}

interface Neighbours {
  district(): Promise<{ id: string; comune?: string }>;
  organisation(facts?: { name: string }): Promise<{ id: string }>;
  next(): number;
  readonly vouching: Vouching;
}

const poolDefaults = {
  countedIn: 'BED',
  bedsPerRoom: null,
  categories: ['FAMILY'],
  emergency: false,
  authorised: 5,
  free: 2,
  declaredAgo: '1 minute',
  reopensAutomatically: true,
  surgePlaces: 0,
  surgeUntil: null,
  criteria: [],
} as const;

const shelterDefaults = {
  kind: 'SOCIAL_EMERGENCY_BED',
  secrecy: 'PUBLIC',
  staffedHours: null,
  admissionHours: null,
  telephoneHours: null,
  stayDays: 15,
  pools: [{}],
} as const;

/** Shelters and pools as a test wants them, with the ledger rows that explain their figures. */
export function sheltersIn(
  { sql }: TestDatabase,
  secrets: Secrets,
  { district, organisation, next, vouching }: Neighbours,
) {
  async function shelter(facts: ShelterFacts = {}): Promise<Shelter> {
    const given = { name: `Casa ${next()}`, ...shelterDefaults, ...facts };
    const home = facts.district ?? (await district());
    const owner = facts.organisation ?? (await organisation());
    const place = await placeOf(given, home);
    const id = randomUUID();
    await sql(
      `insert into shelter (id, organisation_id, gateway_id, district_id, municipality_code, name, search_name, kind, secrecy,
         address, latitude, longitude, phone, staffed_hours, admission_hours, telephone_hours, stay_days)
       select $1, $2, $3, $4, $5, $6, $15, $7, $8, $9,
         (select m.latitude from municipality m where m.istat_code = $5),
         (select m.longitude from municipality m where m.istat_code = $5), $10, $11, $12, $13, $14`,
      [
        ...[id, owner.id, place.gateway, home.id, place.municipality, given.name, given.kind, given.secrecy],
        ...[
          place.address,
          place.phone,
          given.staffedHours,
          given.admissionHours,
          given.telephoneHours,
          given.stayDays,
          searchKey(given.name),
        ],
      ],
    );
    await vouching.ofShelter(id);
    if (facts.meetingPoint || facts.secretAddress) await keepPlace(id, facts);
    const pools: Pool[] = [];
    for (const poolFacts of given.pools) pools.push(await pool({ id, districtId: home.id }, poolFacts));
    const [first] = pools;
    if (!first) throw new Error('A shelter of a test has at least one pool.');
    return { id, organisationId: owner.id, districtId: home.id, pools, pool: first };
  }

  async function placeOf(facts: ShelterFacts, home: { id: string; comune?: string }) {
    const isGuarded = facts.secrecy === 'CONFIDENTIAL_ADDRESS' || facts.secrecy === 'SECRET';
    if (isGuarded) {
      const gateway = facts.gateway ?? (await organisation({ name: `Centro ${next()}` }));
      return { gateway: gateway.id, municipality: null, address: null, phone: null };
    }
    const { address = 'via Prova 1', phone = '+39 000 100200' } = facts;
    const municipality = facts.municipality ?? home.comune ?? (await comuneOf(home.id));
    return { gateway: null, municipality, address, phone };
  }

  async function keepPlace(id: string, { meetingPoint, secretAddress }: ShelterFacts): Promise<void> {
    const { seal, wrapped, wrappingKeyId } = secrets.newDataKey({ kind: 'SHELTER', id });
    await sql(
      "insert into data_key (owner_kind, owner_id, wrapped, wrapping_key_id) values ('SHELTER', $1, $2, $3)",
      [id, wrapped, wrappingKeyId],
    );
    const sealed = (text: string | undefined, column: string) =>
      text ? seal.seal(text, `shelter_secret.${column}:${id}`) : null;
    await sql(
      'insert into shelter_secret (shelter_id, meeting_point_sealed, address_sealed) values ($1, $2, $3)',
      [id, sealed(meetingPoint, 'meeting_point'), sealed(secretAddress, 'address')],
    );
  }

  async function pool(of: { id: string; districtId: string }, facts: PoolFacts = {}): Promise<Pool> {
    const id = randomUUID();
    const given = { name: `Posti ${next()}`, ...poolDefaults, ...facts };
    const counted = given.free === null ? null : given.authorised + given.surgePlaces - given.free;
    await sql(
      `insert into bed_pool (id, shelter_id, district_id, latitude, longitude, name, counted_in, beds_per_room, categories,
         emergency, reopens_automatically, authorised, surge_places, surge_until, counted, observed_at, revision)
       select $1, s.id, s.district_id, s.latitude, s.longitude, $3, $4, $5, $6, $7, $8, $9::integer, $10::integer, $11, $12::integer,
         case when $12::integer is null then null else registry_now() - $13::interval end, $14::integer
       from shelter s where s.id = $2`,
      [
        ...[id, of.id, given.name, given.countedIn, given.bedsPerRoom, given.categories, given.emergency],
        ...[given.reopensAutomatically, given.authorised, given.surgePlaces, given.surgeUntil, counted],
        ...[given.declaredAgo, counted === null ? 1 : 2],
      ],
    );
    await explain(id);
    for (const { kind, effect, number, words, validFrom, validUntil } of given.criteria) {
      await sql(
        'insert into criterion (pool_id, kind, effect, number, words, valid_from, valid_until) values ($1, $2, $3, $4, $5, $6, $7)',
        [id, kind, effect, number, words, validFrom, validUntil],
      );
    }
    return { id, shelterId: of.id };
  }

  /** The ledger and the declaration behind the figures of a pool just made. */
  async function explain(poolId: string): Promise<void> {
    await sql(
      `with declared as (
         insert into declaration (pool_id, actor_id, channel, occupied, observed_at, declared_at, revision)
         select p.id, gen_random_uuid(), 'WEB', p.counted, p.observed_at, p.observed_at, 2
         from bed_pool p where p.id = $1 and p.counted is not null
         returning id
       )
       insert into bed_ledger (pool_id, revision, at, kind, actor_id, channel, declaration_id, authorised, out_of_service,
         turnaround, surge_places, surge_until, counted, moved, promised, observed_at, disputed, closed)
       select p.id, r.revision, coalesce(p.observed_at, registry_now()), r.kind, gen_random_uuid(), 'SYSTEM',
         case when r.revision = 2 then (select id from declared) end, p.authorised, 0, 0, p.surge_places, p.surge_until,
         case when r.revision = 2 then p.counted end, 0, 0, case when r.revision = 2 then p.observed_at end, false, false
       from bed_pool p, (values (1, 'OPENED'), (2, 'DECLARED')) r (revision, kind)
       where p.id = $1 and r.revision <= p.revision`,
      [poolId],
    );
  }

  async function comuneOf(districtId: string): Promise<string | null> {
    const [row] = await sql<{ code: string }>(
      'select istat_code as code from municipality where district_id = $1 order by 1 limit 1',
      [districtId],
    );
    return row?.code ?? null;
  }

  return { shelter, pool };
}
