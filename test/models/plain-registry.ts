import { type Act, aimedPicks, newest } from './ledger-acts.js';
import {
  isImpossible,
  type Minute,
  type PlainCase,
  PlainPlacement,
  PlainPool,
  statesFor,
} from './plain-pool.js';

type Declare = Extract<Act, { verb: 'declare' }>;
type Hold = Extract<Act, { verb: 'hold' }>;
type Code = string | null;

/** A caller's clock may run two minutes ahead. */
const tolerance = 2;
/** Refusals that are true of the moment or of the input, and are not kept with the key. */
const passing = ['INVALID_INPUT', 'NOT_FOUND', 'NOT_ALLOWED'];

/** The registry as `docs/domain.md` tells it: no database, no running totals. `apply` gives the code of a refusal. */
export class PlainRegistry {
  now: Minute = 0;
  readonly cases: PlainCase[] = [{ isClosed: false }];
  readonly placements: PlainPlacement[] = [];
  /** What the newest request key is remembered for. */
  private lastKept: { code: Code } | null = null;

  constructor(readonly pools: readonly PlainPool[]) {}

  /** Whether there is what the act is about. */
  canTry(act: Act): boolean {
    if ('placement' in act) return this.placements.length > 0;
    if (act.verb === 'again' || act.verb === 'reuseKey') return this.lastKept !== null;
    return true;
  }

  apply(act: Act): Code {
    if (act.verb === 'again') return this.lastKept?.code ?? null;
    if (act.verb === 'reuseKey') return 'REQUEST_KEY_REUSED';
    const code = this.dispatch(act);
    if (act.verb !== 'wait') this.lastKept = code !== null && passing.includes(code) ? null : { code };
    return code;
  }

  placement(index: number): PlainPlacement {
    const found = this.placements[index];
    if (!found) throw new Error('There is no such placement.');
    return found;
  }

  /** The act with its picks made: mostly placements that it can be done with, so that not every act is refused. */
  aimed(act: Act): Act {
    if ('placement' in act) {
      const isFit = (one: PlainPlacement) => statesFor[act.verb].includes(one.stateAt(this.now));
      return { ...act, placement: this.indexOf(act.placement, isFit) };
    }
    if (act.verb !== 'declare' || this.placements.length === 0) return act;
    const pool = newest(this.pools, act.pool);
    const isFit = (one: PlainPlacement) => one.pool === pool && one.mayArrive;
    const arrived = act.arrived.map((pick) => this.indexOf(pick, isFit));
    return { ...act, arrived: [...new Set(arrived)] };
  }

  private indexOf(pick: number, isFit: (one: PlainPlacement) => boolean): number {
    const fit = pick < aimedPicks ? this.placements.filter(isFit) : [];
    return this.placements.indexOf(newest(fit.length > 0 ? fit : this.placements, pick));
  }

  private dispatch(act: Exclude<Act, { verb: 'again' | 'reuseKey' }>): Code {
    switch (act.verb) {
      case 'wait':
        this.now += act.minutes;
        return null;
      case 'declare':
        return this.declare(act);
      case 'reaffirm':
        return this.reaffirm(newest(this.pools, act.pool), act.by !== 'machine');
      case 'dispute':
        newest(this.pools, act.pool).isDisputed = true;
        return null;
      case 'makeReady':
        return this.makeReady(newest(this.pools, act.pool), act.places);
      case 'edit':
        return this.edit(newest(this.pools, act.pool), act);
      case 'surge':
        return this.setSurge(newest(this.pools, act.pool), act);
      case 'closePool':
      case 'reopenPool':
        newest(this.pools, act.pool).isClosed = act.verb === 'closePool';
        return null;
      case 'hold':
        return this.hold(act);
      case 'stay':
        return this.stay(act);
      case 'openCase':
        this.cases.push({ isClosed: false });
        return null;
      case 'closeCase':
        return this.closeCase(newest(this.cases, act.inCase));
      default:
        return this.onPlacement(this.placement(act.placement), act);
    }
  }

  private declare(act: Declare): Code {
    const pool = newest(this.pools, act.pool);
    const byPerson = act.by !== 'machine';
    if (act.expecting === 'stale') return 'STALE_REVISION';
    if (-(act.ago ?? 0) > tolerance) return 'INVALID_INPUT';
    const at = Math.min(this.now, this.now - (act.ago ?? 0));
    const leftSince = Math.min(pool.turnaround, pool.leftAfter(at));
    const ready = byPerson ? pool.turnaround - leftSince : 0;
    const outOfService = act.outOfService === null ? pool.outOfService - ready : act.outOfService + leftSince;
    const operable = pool.operableAt(this.now, outOfService - leftSince);
    if (isImpossible(pool, act, { operable, all: pool.authorised + pool.surgeAt(this.now) }))
      return 'INVALID_INPUT';
    const arrived = this.placements.length > 0 ? act.arrived : [];
    if (pool.count && at < pool.count.at) return arrived.length > 0 ? 'INVALID_INPUT' : null;
    const occupied = act.occupied ?? operable - (act.free ?? 0);
    const refusal = this.answerForGuests(pool, { arrived, at, byPerson, occupied });
    if (refusal) return refusal;
    pool.turnaround = Math.min(pool.turnaround - ready, outOfService);
    pool.outOfService = outOfService;
    this.count(pool, { occupied, at, byPerson });
    return null;
  }

  /** Those told to be inside arrive with the count; a person must answer for others who should have come. */
  private answerForGuests(
    pool: PlainPool,
    told: { arrived: number[]; at: Minute; byPerson: boolean; occupied: number },
  ): Code {
    const guests = [...new Set(told.arrived.map((pick) => this.placement(pick)))];
    const isExpected = (one: PlainPlacement) =>
      one.pool === pool && one.mayArrive && told.at >= (one.heldAt ?? 0);
    if (!guests.every(isExpected)) return 'INVALID_INPUT';
    const unanswered = pool.placements.filter((one) => one.isUnansweredAt(this.now) && !guests.includes(one));
    if (told.byPerson && unanswered.length > 0) return 'EXPECTED_GUESTS_UNANSWERED';
    if (told.occupied < guests.reduce((total, { places }) => total + places, 0)) return 'INVALID_INPUT';
    for (const one of unanswered) one.isAskedFor = true;
    for (const one of guests) one.arrivedAt = told.at;
    return null;
  }

  private reaffirm(pool: PlainPool, byPerson: boolean): Code {
    if (!pool.count) return 'NEVER_DECLARED';
    const refusal = this.answerForGuests(pool, {
      arrived: [],
      at: this.now,
      byPerson,
      occupied: pool.inside,
    });
    if (refusal) return refusal;
    this.count(pool, { occupied: pool.inside, at: this.now, byPerson });
    return null;
  }

  private count(pool: PlainPool, said: { occupied: number; at: Minute; byPerson: boolean }): void {
    pool.count = { occupied: said.occupied, at: said.at };
    pool.isDisputed = false;
    if (said.byPerson) pool.personSawAt = said.at;
  }

  private makeReady(pool: PlainPool, asked: number | null): Code {
    const places = asked ?? pool.turnaround;
    if (places > pool.turnaround) return 'INVALID_INPUT';
    pool.turnaround -= places;
    pool.outOfService -= places;
    return null;
  }

  private edit(pool: PlainPool, act: Extract<Act, { verb: 'edit' }>): Code {
    if (pool.isClosed) return 'POOL_CLOSED';
    pool.authorised = act.authorised ?? pool.authorised;
    pool.reopens = act.reopens ?? pool.reopens;
    return null;
  }

  private setSurge(pool: PlainPool, { places, minutes }: Extract<Act, { verb: 'surge' }>): Code {
    if (pool.isClosed) return 'POOL_CLOSED';
    if (places > 0 && minutes === 0) return 'INVALID_INPUT';
    pool.surge = { places, until: places === 0 || minutes === null ? null : this.now + minutes };
    return null;
  }

  private hold({ lines, inCase, minutes }: Hold): Code {
    const ofCase = newest(this.cases, inCase);
    if (ofCase.isClosed) return 'INTERVENTION_CLOSED';
    const open = this.placements.filter((one) => one.inCase === ofCase && one.stateAt(this.now) === 'HELD');
    if (new Set(open.map(({ group }) => group)).size >= 3) return 'TOO_MANY_HOLDS';
    const wanted = Map.groupBy(lines, (line) => newest(this.pools, line.pool));
    if ([...wanted.keys()].some(({ isClosed }) => isClosed)) return 'POOL_CLOSED';
    for (const [pool, asked] of wanted)
      if (asked.reduce((total, { places }) => total + places, 0) > pool.roomAt(this.now))
        return 'NO_BED_LEFT';
    const group = {};
    for (const { pool, places } of lines) {
      const where = newest(this.pools, pool);
      this.send(new PlainPlacement(where, ofCase, places, this.now, this.now + minutes, group));
    }
    return null;
  }

  private stay({ inCase, pool, places, ago }: Extract<Act, { verb: 'stay' }>): Code {
    if (ago < 0) return 'INVALID_INPUT';
    const placement = new PlainPlacement(
      newest(this.pools, pool),
      newest(this.cases, inCase),
      places,
      null,
      0,
      {},
    );
    placement.arrivedAt = this.now - ago;
    this.send(placement);
    return null;
  }

  private send(placement: PlainPlacement): void {
    this.placements.push(placement);
    placement.pool.placements.push(placement);
  }

  private closeCase(ofCase: PlainCase): Code {
    if (ofCase.isClosed) return 'ALREADY_CLOSED';
    const theirs = this.placements.filter((one) => one.inCase === ofCase);
    if (theirs.some((one) => one.stateAt(this.now) === 'CONFIRMED')) return 'NOT_READY_TO_CLOSE';
    for (const one of theirs) one.isReleased ||= one.stateAt(this.now) === 'HELD';
    ofCase.isClosed = true;
    return null;
  }

  private onPlacement(one: PlainPlacement, act: Extract<Act, { placement: number }>): Code {
    if (act.verb === 'tell' && one.inCase.isClosed) return 'INTERVENTION_CLOSED';
    const state = one.stateAt(this.now);
    if (!statesFor[act.verb].includes(state))
      return state === 'LAPSED' && act.verb !== 'end' ? 'HOLD_LAPSED' : 'WRONG_STATE';
    return this.write(one, act);
  }

  private write(one: PlainPlacement, act: Extract<Act, { placement: number }>): Code {
    switch (act.verb) {
      case 'extend':
        return this.extend(one, act.minutes);
      case 'confirm':
        return this.confirm(one, act.minutes);
      case 'release':
        one.isReleased = true;
        return null;
      case 'refuse':
        one.isRefused = true;
        return null;
      case 'tell':
        return null;
      default:
        return this.happen(one, act);
    }
  }

  /** What somebody tells to have happened at an instant. */
  private happen(one: PlainPlacement, act: Extract<Act, { verb: 'arrive' | 'noShow' | 'end' }>): Code {
    const at = this.now - (act.ago ?? 0);
    const since = { arrive: one.heldAt, noShow: one.confirmedAt, end: one.arrivedAt }[act.verb];
    if (at > this.now || at < (since ?? 0)) return 'INVALID_INPUT';
    if (act.verb === 'arrive') return this.arrive(one, at, act.places ?? one.places);
    if (act.verb === 'noShow') one.isNoShow = true;
    else this.leave(one, act.ago === null ? (one.pool.goneBy(one) ?? at) : at);
    return null;
  }

  private confirm(one: PlainPlacement, minutes: number | null): Code {
    if (minutes === 0) return 'INVALID_INPUT';
    one.confirmedAt = this.now;
    one.expectedBy = this.now + (minutes ?? 180);
    return null;
  }

  private arrive(one: PlainPlacement, at: Minute, came: number): Code {
    if (came > one.places) return 'INVALID_INPUT';
    one.arrivedAt = at;
    one.came = came;
    return null;
  }

  private extend(one: PlainPlacement, minutes: number): Code {
    if (one.isExtended) return 'ALREADY_EXTENDED';
    if (one.expires + minutes > (one.heldAt ?? 0) + 120) return 'INVALID_INPUT';
    one.expires += minutes;
    one.isExtended = true;
    return null;
  }

  private leave(one: PlainPlacement, at: Minute): void {
    const { pool, came } = one;
    one.endedAt = at;
    if (pool.reopens || at <= pool.personSawAt) return;
    pool.turnaround += came;
    pool.outOfService += came;
  }
}
