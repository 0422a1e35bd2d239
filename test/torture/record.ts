import type { TestDatabase } from '../support/database.js';

/** What the database holds in the end. Instants are milliseconds. */
export interface Kept {
  /** In the order of the revisions. */
  readonly ledger: ReadonlyMap<string, readonly LedgerRow[]>;
  readonly placements: ReadonlyMap<string, PlacementRow>;
  /** By actor and key, as `keyName` joins them. */
  readonly keys: ReadonlyMap<string, KeyRow>;
  readonly declarations: readonly { readonly note: string | null; readonly isCurrent: boolean }[];
  /** Journal rows of each pool and revision, as `revisionName` joins them. */
  readonly journal: ReadonlyMap<string, number>;
}
export interface LedgerRow {
  readonly poolId: string;
  readonly revision: number;
  readonly at: number;
  readonly kind: string;
  readonly actorId: string;
  readonly placementId: string | null;
  readonly authorised: number;
  readonly outOfService: number;
  readonly counted: number | null;
  readonly moved: number;
  readonly promised: number;
  readonly observedAt: number | null;
  readonly closed: boolean;
  readonly note: string | null;
}
export interface PlacementRow {
  readonly id: string;
  readonly poolId: string;
  readonly places: number;
  readonly expiresAt: number | null;
  readonly extendedAt: number | null;
  readonly confirmedAt: number | null;
  readonly releasedAt: number | null;
  readonly promiseEndedAt: number | null;
  readonly hasNote: boolean;
}
export interface KeyRow {
  readonly actorId: string;
  readonly key: string;
  readonly operation: string;
  /** Ids of the placements made or acted on, or of the pool; null where it was refused. */
  readonly ids: readonly string[] | null;
  readonly refused: string | null;
}

export const keyName = (actorId: string, key: string) => `${actorId} ${key}`;
export const revisionName = (poolId: string, revision: number) => `${poolId} ${revision}`;

const ms = (column: string, name: string) => `(extract(epoch from ${column}) * 1000)::float8 as "${name}"`;

export async function readRecord({ sql }: TestDatabase): Promise<Kept> {
  const ledger = await sql<LedgerRow>(
    `select l.pool_id as "poolId", l.revision, ${ms('l.at', 'at')}, l.kind, l.actor_id as "actorId",
       l.placement_id as "placementId", l.authorised, l.out_of_service as "outOfService", l.counted, l.moved,
       l.promised, ${ms('l.observed_at', 'observedAt')}, l.closed, l.note
     from bed_ledger l order by l.pool_id, l.revision`,
  );
  const placements = await sql<PlacementRow>(
    `select p.id, p.pool_id as "poolId", p.places, ${ms('p.expires_at', 'expiresAt')},
       ${ms('p.extended_at', 'extendedAt')}, ${ms('p.confirmed_at', 'confirmedAt')},
       ${ms('p.released_at', 'releasedAt')}, ${ms('p.promise_ended_at', 'promiseEndedAt')},
       p.note_sealed is not null as "hasNote"
     from placement p`,
  );
  const keys = await sql<Omit<KeyRow, 'ids'> & { outcome: Outcome | null }>(
    `select k.actor_id as "actorId", k.key, k.operation, k.outcome, k.outcome -> 'refused' ->> 'code' as refused
     from request_key k`,
  );
  const declarations = await sql<{ note: string | null; isCurrent: boolean }>(
    'select d.note, d.revision is not null as "isCurrent" from declaration d',
  );
  const journal = await sql<{ poolId: string; revision: number; rows: number }>(
    `select j.subject_id as "poolId", j.revision, count(*)::integer as rows
     from journal j where j.topic = 'bed_pool' group by 1, 2`,
  );
  return {
    ledger: Map.groupBy(ledger, ({ poolId }) => poolId),
    placements: new Map(placements.map((row) => [row.id, row])),
    keys: new Map(
      keys.map(({ outcome, ...row }) => [keyName(row.actorId, row.key), { ...row, ids: idsIn(outcome) }]),
    ),
    declarations,
    journal: new Map(journal.map(({ poolId, revision, rows }) => [revisionName(poolId, revision), rows])),
  };
}

interface Outcome {
  readonly done?: { readonly id?: string; readonly ids?: readonly string[] };
}

function idsIn(outcome: Outcome | null): readonly string[] | null {
  if (!outcome?.done) return null;
  const { id, ids } = outcome.done;
  return ids ?? (id === undefined ? [] : [id]);
}
