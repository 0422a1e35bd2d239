import type { Account } from '../support/given.js';
import type { World } from '../support/world.js';
import { admissionOfSector, comuneOfCity, otherComune, shelterKindOf } from './admission-of-sector.js';
import { done } from './api.js';
import type { Programme, ProgrammeNight } from './toronto.js';

/** A programme of the file as the registry has it. */
export interface ImportedPool {
  readonly id: string;
  readonly programme: Programme;
  /** The key of its organisation's own system. */
  readonly machine: Account;
  readonly reopensAutomatically: boolean;
  /** What the registry was last told, so that only changes are sent. */
  authorised: number;
  surge: number;
  isClosed: boolean;
}

interface ImportedOrganisation {
  readonly id: string;
  readonly machine: Account;
}

/** The registry as the importer fills it, through the public API: programmes are created the night they appear. */
export interface Registry {
  readonly world: World;
  readonly coordinator: Account;
  readonly worker: Account;
  readonly pools: ReadonlyMap<string, ImportedPool>;
  /** Brings the capacity of a programme's pool to what it is tonight, creating or reopening it first. */
  bringToTonight(night: ProgrammeNight): Promise<ImportedPool>;
  close(pool: ImportedPool): Promise<void>;
}

export interface RegistryOptions {
  /** Whether the places of a programme open again as soon as their guests have left; they all do when absent. */
  readonly reopensAutomatically?: (programme: Programme) => boolean;
}

const scopes = ['beds.read', 'beds.declare', 'pools.edit', 'placements.read', 'placements.receive'];

export async function openRegistry(world: World, options: RegistryOptions = {}): Promise<Registry> {
  const district = await world.given.district({ comuni: [...new Set(Object.values(comuneOfCity))] });
  const coordinator = await world.given.coordinator({ district });
  const worker = await world.given.worker({ district });
  const organisations = new Map<string, Promise<ImportedOrganisation>>();
  const shelters = new Map<string, Promise<string>>();
  const pools = new Map<string, ImportedPool>();

  async function organisationOf({ id, name }: Programme['organisation']): Promise<ImportedOrganisation> {
    const isCity = name === 'City of Toronto';
    const organisation = await done(world, coordinator, 'createOrganisation', {
      name,
      sector: isCity ? 'INSTITUTIONAL' : 'THIRD_SECTOR',
      legalForm: isCity ? 'MUNICIPALITY' : 'UNRECOGNISED_ASSOCIATION',
      requestKey: `organisation-${id}`,
    });
    const machine = await world.given.integration({ organisation, scopes });
    return { id: organisation.id, machine };
  }

  async function shelterOf(programme: Programme, { id }: ImportedOrganisation): Promise<string> {
    const { location } = programme;
    const shelter = await done(world, coordinator, 'createShelter', {
      organisationId: id,
      name: location.name,
      kind: shelterKindOf(programme),
      secrecy: 'PUBLIC',
      municipality: comuneOfCity[location.city] ?? otherComune,
      requestKey: `shelter-${programme.organisation.id}-${location.id}`,
    });
    return shelter.id;
  }

  async function create({ programme, authorised }: ProgrammeNight): Promise<ImportedPool> {
    const organisation = await once(organisations, programme.organisation.id, () =>
      organisationOf(programme.organisation),
    );
    const place = `${programme.organisation.id} ${programme.location.id}`;
    const shelterId = await once(shelters, place, () => shelterOf(programme, organisation));
    const { categories, criteria, bedsPerRoom } = admissionOfSector[programme.sector];
    const reopensAutomatically = options.reopensAutomatically?.(programme) ?? true;
    const { id } = await done(world, coordinator, 'createPool', {
      ...{ shelterId, name: programme.name, categories, authorised, reopensAutomatically, emergency: true },
      countedIn: programme.countedIn,
      bedsPerRoom: programme.countedIn === 'ROOM' ? bedsPerRoom : null,
      requestKey: `pool-${programme.id}`,
    });
    for (const criterion of criteria)
      await done(world, coordinator, 'stateCriterion', { poolId: id, ...criterion });
    const { machine } = organisation;
    const pool = { id, programme, machine, reopensAutomatically, authorised, surge: 0, isClosed: false };
    pools.set(programme.id, pool);
    return pool;
  }

  return {
    world,
    coordinator,
    worker,
    pools,
    async bringToTonight(night) {
      const pool = pools.get(night.programme.id) ?? (await create(night));
      const { id: poolId, machine } = pool;
      if (pool.isClosed) await done(world, machine, 'reopenPool', { poolId });
      pool.isClosed = false;
      if (pool.authorised !== night.authorised)
        await done(world, machine, 'editPool', { poolId, authorised: night.authorised });
      pool.authorised = night.authorised;
      if (pool.surge !== night.surge) await done(world, machine, 'setSurge', { poolId, places: night.surge });
      pool.surge = night.surge;
      return pool;
    },
    async close(pool) {
      await done(world, pool.machine, 'closePool', { poolId: pool.id });
      pool.isClosed = true;
    },
  };
}

/** Makes what has a key the first time it is asked for, also when several ask at once. */
function once<T>(made: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const before = made.get(key);
  if (before) return before;
  const making = make();
  made.set(key, making);
  return making;
}
