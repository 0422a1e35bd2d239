-- What must always hold. Each view returns the rows that break it; all are empty, always.

-- I1: at the instant of every promise, occupied + promised <= operable.
create view invariant_no_promise_beyond_room as
  select l.pool_id, l.revision
  from bed_ledger l
  where l.kind = 'HELD'
    and greatest(0, coalesce(l.counted, 0) + l.moved) + l.promised
      > pool_operable(l.authorised, l.out_of_service, l.surge_places, l.surge_until, l.at);

-- I2: free is what the formula gives from the stock-takes, the movements and the live promises themselves.
create view invariant_free_is_the_formula as
  with facts as (
    select p.id as pool_id, n.as_of, n.free, n.operable,
      (select d.occupied from declaration d
        where d.pool_id = p.id and d.revision is not null
        order by d.revision desc limit 1) as counted,
      (select coalesce(sum(
          case when s.arrived_at > coalesce(p.observed_at, '-infinity') then s.arrived_places else 0 end
          - case when s.ended_at > coalesce(p.observed_at, '-infinity') then s.arrived_places else 0 end), 0)
        from placement s where s.pool_id = p.id and s.arrived_at is not null) as moved,
      (select coalesce(sum(h.places), 0)
        from placement h
        where h.pool_id = p.id and h.held_at is not null and h.arrived_at is null
          and h.released_at is null and h.refused_at is null and h.no_show_at is null
          and (h.confirmed_at is not null or h.expires_at > n.as_of)) as promised
    from bed_pool p join pool_now n on n.pool_id = p.id
  )
  select f.pool_id, f.free
  from facts f
  where f.free is distinct from case when f.counted is null then null
    else least(greatest(f.operable - greatest(0, f.counted + f.moved) - f.promised, 0), f.operable) end;

-- I3: replaying the ledger gives the row of the pool.
create view invariant_ledger_is_the_pool as
  with replay as (
    select l.*,
      row_number() over w as position,
      lag(l.promised, 1, 0) over w + l.promised_change as promised_due,
      case when l.kind in ('DECLARED', 'REAFFIRMED') then l.moved
        else lag(l.moved, 1, 0) over w + l.moved_change end as moved_due,
      case when l.kind = 'OPENED' then l.out_of_service
        else lag(l.out_of_service, 1, 0) over w + l.out_of_service_change end as out_of_service_due,
      l.revision = max(l.revision) over (partition by l.pool_id) as is_last
    from bed_ledger l
    window w as (partition by l.pool_id order by l.revision)
  )
  select r.pool_id, r.revision, 'a revision is missing' as what
    from replay r where r.position <> r.revision
  union all
  select r.pool_id, r.revision, 'a row does not follow from the one before'
    from replay r
    where r.promised <> r.promised_due or r.moved <> r.moved_due or r.out_of_service <> r.out_of_service_due
  union all
  select p.id, p.revision, 'the pool is not what its last row says'
    from bed_pool p left join replay r on r.pool_id = p.id and r.is_last
    where (p.revision, p.authorised, p.out_of_service, p.turnaround, p.surge_places, p.surge_until, p.counted,
        p.moved, p.promised, p.observed_at, p.disputed_at is not null, p.closed_at is not null)
      is distinct from (r.revision, r.authorised, r.out_of_service, r.turnaround, r.surge_places, r.surge_until,
        r.counted, r.moved, r.promised, r.observed_at, r.disputed, r.closed)
  union all
  select p.id, p.revision, 'the reasons do not add up to what is out of service'
    from bed_pool p
    where p.out_of_service <> (select coalesce(sum(e.places), 0) from out_of_service_entry e where e.pool_id = p.id);

-- I4: one request key, one effect.
create view invariant_one_effect_a_key as
  select k.actor_id, k.key from request_key k where k.outcome is null
  union all
  select k.actor_id, min(k.key)
  from request_key k
  where k.operation in ('openIntervention', 'holdBeds', 'recordStay') and k.outcome -> 'done' ->> 'id' is not null
  group by k.actor_id, k.outcome -> 'done' ->> 'id'
  having count(*) > 1;

-- I5: a lapsed hold counts nowhere.
create view invariant_lapsed_hold_counts_nowhere as
  select n.pool_id, n.promised
  from pool_now n
  where n.promised <> (
    select coalesce(sum(h.places), 0)
    from placement h
    where h.pool_id = n.pool_id and h.promise_ended_at is null
      and (h.confirmed_at is not null or h.expires_at > n.as_of));

-- I7: every closed intervention has an outcome, every refusal an actor and a reason.
create view invariant_endings_have_reasons as
  select i.id, 'closed without an outcome' as what
    from intervention i where i.closed_at is not null and i.outcome is null
  union all
  select p.id, 'refused without an actor or a reason'
    from placement p where p.refused_at is not null and (p.refusal_actor is null or p.refusal_reason is null)
  union all
  select i.id, 'closed with a promise still open'
    from intervention i join placement p on p.intervention_id = i.id
    where i.closed_at is not null and p.promise_ended_at is null;

-- More people inside or expected than places, and an open discrepancy: always both, or neither.
create view invariant_overcommitted_is_told as
  select n.pool_id, n.overcommitted
  from pool_now n
  where n.overcommitted <> exists (
    select from discrepancy_now d
    where d.pool_id = n.pool_id and d.kind = 'OVERCOMMITTED' and d.resolved_at is null);
