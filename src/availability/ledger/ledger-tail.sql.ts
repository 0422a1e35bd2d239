/**
 * The end that every change of a pool shares: after a first part named `pool` (the changed row and its instant `at`)
 * and one named `act` (who, how, and what the act itself moved), the ledger row and the journal row.
 */
export const ledgerTail = `
  ledger as (
    insert into bed_ledger (pool_id, revision, at, kind, actor_id, channel, placement_id, declaration_id,
      promised_change, moved_change, out_of_service_change, authorised, out_of_service, turnaround,
      surge_places, surge_until, counted, moved, promised, observed_at, disputed, closed, note)
    select pool.id, pool.revision, pool.at, act.kind, act.actor_id, act.channel, act.placement_id, act.declaration_id,
      act.promised_change, act.moved_change, act.out_of_service_change, pool.authorised, pool.out_of_service,
      pool.turnaround, pool.surge_places, pool.surge_until, pool.counted, pool.moved, pool.promised,
      pool.observed_at, pool.disputed_at is not null, pool.closed_at is not null, act.note
    from pool, act
  ),
  journal_row as (
    insert into journal (at, topic, subject_id, revision)
    select pool.at, 'bed_pool', pool.id, pool.revision from pool
  )`;

const isOvercommitted = `greatest(0, coalesce(pool.counted, 0) + pool.moved) + pool.promised
  > case when pool.closed_at is null
      then pool_operable(pool.authorised, pool.out_of_service, pool.surge_places, pool.surge_until, pool.at) else 0 end`;

/**
 * More people inside or expected than places: a discrepancy opens; when that is over it is resolved. One about an
 * expected guest is resolved by the act that answers for that guest. An act that a stock-take follows leaves the first
 * to it (`act.before_count`).
 */
export const discrepancyTail = `
  opened as (
    insert into discrepancy (pool_id, kind, opened_at, opened_at_revision)
    select pool.id, 'OVERCOMMITTED', pool.at, pool.revision from pool, act where not act.before_count and ${isOvercommitted}
    on conflict (pool_id, kind, placement_id) where resolved_at is null do nothing
  ),
  resolved as (
    update discrepancy d set resolved_at = pool.at, resolved_by = act.actor_id
    from pool, act
    where d.pool_id = pool.id and d.resolved_at is null
      and case d.kind when 'OVERCOMMITTED' then not act.before_count and not (${isOvercommitted}) else d.placement_id = act.placement_id end
  )`;
