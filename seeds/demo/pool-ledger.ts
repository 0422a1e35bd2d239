import type { Channel, UnavailabilityReason } from '../../src/availability/closed-lists.js';
import { idOf } from './ids.js';
import type { Row } from './rows.js';

/** What stood after an act; the row of the pool is what stood after the last one. */
interface Figures {
  readonly authorised: number;
  readonly outOfService: number;
  readonly turnaround: number;
  readonly surgePlaces: number;
  readonly surgeUntil: Date | null;
  readonly counted: number | null;
  readonly promised: number;
  readonly observedAt: Date | null;
  readonly disputedAt: Date | null;
}

interface Done {
  readonly at: Date;
  readonly actor: string;
  readonly channel: Channel;
}
interface OfPlacement extends Done {
  readonly placement: string;
  readonly places: number;
}
/** One act on a pool, in the order in which they happened. */
export type Act =
  | (Done & {
      readonly kind: 'DECLARED' | 'REAFFIRMED';
      /** Null: as it stood. */
      readonly occupied: number | null;
      readonly observedAt: Date;
      readonly saidFree: boolean;
      readonly outOfService: { readonly total: number; readonly reason: UnavailabilityReason } | null;
      readonly note: string | null;
    })
  | (Done & { readonly kind: 'DISPUTED' })
  | (Done & {
      readonly kind: 'OUT_OF_SERVICE_CHANGED';
      readonly change: number;
      readonly reason: UnavailabilityReason;
    })
  | (Done & { readonly kind: 'READY'; readonly places: number })
  | (Done & { readonly kind: 'SURGE_CHANGED'; readonly places: number; readonly until: Date })
  | (Done & { readonly kind: 'EDITED'; readonly authorised: number })
  | (OfPlacement & { readonly kind: 'HELD'; readonly expiresAt: Date })
  | (OfPlacement & { readonly kind: 'CONFIRMED' | 'LAPSED' | 'RELEASED' | 'REFUSED' | 'NO_SHOW' })
  | (OfPlacement & { readonly kind: 'ARRIVED' | 'STAY_RECORDED'; readonly promised: number })
  | (OfPlacement & { readonly kind: 'ENDED' });

export interface PoolRows {
  readonly pool: Figures & {
    readonly moved: number;
    readonly nextLapseAt: Date | null;
    readonly revision: number;
  };
  readonly ledger: Row[];
  readonly declarations: Row[];
  readonly outOfServiceEntries: Row[];
  readonly discrepancies: Row[];
}

interface Opening {
  readonly id: string;
  readonly authorised: number;
  readonly reopensAutomatically: boolean;
  readonly opened: Done;
}
interface Moves {
  readonly promisedChange?: number;
  readonly movedChange?: number;
  readonly outOfServiceChange?: number;
  readonly placement?: string;
  readonly declaration?: string;
}
type ActOf<Kind extends Act['kind']> = Extract<Act, { kind: Kind }>;

/** Plays what happened to a pool, as the registry would have written it down: row by row, none missing. */
export function playPool(opening: Opening, acts: readonly Act[]): PoolRows {
  const { id, reopensAutomatically } = opening;
  const ledger: Row[] = [];
  const declarations: Row[] = [];
  const entries: Row[] = [];
  const discrepancies: Row[] = [];
  const movements: { readonly at: Date; readonly places: number }[] = [];
  // Holds that no confirmation has made firm yet, with the instant at which each lapses.
  const lapsing = new Map<string, Date>();
  let figures: Figures = {
    authorised: opening.authorised,
    outOfService: 0,
    turnaround: 0,
    surgePlaces: 0,
    surgeUntil: null,
    counted: null,
    promised: 0,
    observedAt: null,
    disputedAt: null,
  };

  const moved = () => movedSince(movements, figures.observedAt);
  const inside = () => Math.max(0, (figures.counted ?? 0) + moved());
  const nextRevision = () => ledger.length + 1;

  function operableAt(at: Date): number {
    const { authorised, outOfService, surgePlaces, surgeUntil } = figures;
    const surge = surgeUntil === null || at < surgeUntil ? surgePlaces : 0;
    return Math.max(0, authorised - outOfService + surge);
  }

  function write(kind: string, done: Done, moves: Moves = {}): void {
    const { disputedAt, ...standing } = figures;
    ledger.push({
      pool_id: id,
      revision: nextRevision(),
      at: done.at,
      kind,
      actor_id: done.actor,
      channel: done.channel,
      placement_id: moves.placement ?? null,
      declaration_id: moves.declaration ?? null,
      promised_change: moves.promisedChange ?? 0,
      moved_change: moves.movedChange ?? 0,
      out_of_service_change: moves.outOfServiceChange ?? 0,
      ...standingColumns(standing),
      moved: moved(),
      disputed: disputedAt !== null,
      closed: false,
    });
    noteOvercommitment(done.at);
  }

  function noteOvercommitment(at: Date): void {
    const isOver = inside() + figures.promised > operableAt(at);
    const open = discrepancies.length > 0;
    if (isOver && !open)
      discrepancies.push({
        id: idOf(`discrepancy/${id}`),
        pool_id: id,
        kind: 'OVERCOMMITTED',
        opened_at: at,
        opened_at_revision: ledger.length,
      });
    if (!isOver) discrepancies.length = 0;
  }

  function enterOutOfService(done: Done, reason: UnavailabilityReason, places: number): void {
    if (places === 0) return;
    figures = { ...figures, outOfService: figures.outOfService + places };
    if (reason === 'TURNAROUND') figures = { ...figures, turnaround: figures.turnaround + places };
    entries.push({
      pool_id: id,
      revision: nextRevision(),
      reason,
      places,
      at: done.at,
      actor_id: done.actor,
    });
  }

  function declare(act: ActOf<'DECLARED' | 'REAFFIRMED'>): void {
    const before = figures.outOfService;
    const isByPerson = act.channel !== 'API' && act.channel !== 'IMPORT';
    if (isByPerson) enterOutOfService(act, 'TURNAROUND', -figures.turnaround);
    if (act.outOfService) {
      const { total, reason } = act.outOfService;
      enterOutOfService(act, reason, total - figures.outOfService);
    }
    const occupied = act.occupied ?? inside();
    const declaration = idOf(`declaration/${id}/${nextRevision()}`);
    figures = { ...figures, counted: occupied, observedAt: act.observedAt, disputedAt: null };
    declarations.push({
      id: declaration,
      pool_id: id,
      actor_id: act.actor,
      channel: act.channel,
      occupied,
      said_free: act.saidFree ? operableAt(act.observedAt) - occupied : null,
      out_of_service: act.outOfService?.total ?? null,
      out_of_service_reason: act.outOfService?.reason ?? null,
      observed_at: act.observedAt,
      declared_at: act.at,
      revision: nextRevision(),
      note: act.note,
    });
    write(act.kind, act, { declaration, outOfServiceChange: figures.outOfService - before });
  }

  function settle(act: OfPlacement & { readonly kind: string }): void {
    lapsing.delete(act.placement);
    figures = { ...figures, promised: figures.promised - act.places };
    write(act.kind, act, { placement: act.placement, promisedChange: -act.places });
  }

  function move(act: OfPlacement & { readonly kind: string }, places: number, promised: number): void {
    const before = figures.outOfService;
    const earlier = moved();
    movements.push({ at: act.at, places });
    lapsing.delete(act.placement);
    figures = { ...figures, promised: figures.promised - promised };
    if (places < 0 && !reopensAutomatically) enterOutOfService(act, 'TURNAROUND', -places);
    write(act.kind, act, {
      placement: act.placement,
      promisedChange: -promised,
      movedChange: moved() - earlier,
      outOfServiceChange: figures.outOfService - before,
    });
  }

  function hold(act: ActOf<'HELD'>): void {
    if (inside() + figures.promised + act.places > operableAt(act.at))
      throw new Error(`The demo promises a place that is not there: ${act.placement}`);
    lapsing.set(act.placement, act.expiresAt);
    figures = { ...figures, promised: figures.promised + act.places };
    write('HELD', act, { placement: act.placement, promisedChange: act.places });
  }

  function play(act: Act): void {
    switch (act.kind) {
      case 'DECLARED':
      case 'REAFFIRMED':
        declare(act);
        break;
      case 'DISPUTED':
        figures = { ...figures, disputedAt: act.at };
        write(act.kind, act);
        break;
      case 'OUT_OF_SERVICE_CHANGED':
        enterOutOfService(act, act.reason, act.change);
        write(act.kind, act, { outOfServiceChange: act.change });
        break;
      case 'READY':
        enterOutOfService(act, 'TURNAROUND', -act.places);
        write(act.kind, act, { outOfServiceChange: -act.places });
        break;
      case 'SURGE_CHANGED':
        figures = { ...figures, surgePlaces: act.places, surgeUntil: act.until };
        write(act.kind, act);
        break;
      case 'EDITED':
        figures = { ...figures, authorised: act.authorised };
        write(act.kind, act);
        break;
      case 'HELD':
        hold(act);
        break;
      case 'CONFIRMED':
        lapsing.delete(act.placement);
        write(act.kind, act, { placement: act.placement });
        break;
      case 'LAPSED':
      case 'RELEASED':
      case 'REFUSED':
      case 'NO_SHOW':
        settle(act);
        break;
      case 'ARRIVED':
      case 'STAY_RECORDED':
        move(act, act.places, act.promised);
        break;
      case 'ENDED':
        move(act, -act.places, 0);
        break;
    }
  }

  write('OPENED', opening.opened);
  for (const act of [...acts].sort((a, b) => a.at.getTime() - b.at.getTime())) play(act);
  const nextLapseAt = [...lapsing.values()].sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
  return {
    pool: { ...figures, moved: moved(), nextLapseAt, revision: ledger.length },
    ledger,
    declarations,
    outOfServiceEntries: entries,
    discrepancies,
  };
}

function movedSince(movements: readonly { at: Date; places: number }[], observedAt: Date | null): number {
  return movements
    .filter(({ at }) => observedAt === null || at > observedAt)
    .reduce((sum, { places }) => sum + places, 0);
}

/** The columns that a pool and a row of its ledger have in common. */
export function standingColumns(figures: Omit<Figures, 'disputedAt'>) {
  return {
    authorised: figures.authorised,
    out_of_service: figures.outOfService,
    turnaround: figures.turnaround,
    surge_places: figures.surgePlaces,
    surge_until: figures.surgeUntil,
    counted: figures.counted,
    promised: figures.promised,
    observed_at: figures.observedAt,
  };
}
