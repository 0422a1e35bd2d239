import { randomBytes, randomUUID } from 'node:crypto';
import type { Role } from '../../src/access/closed-lists.js';
import { rolePermissions } from '../../src/access/permissions.js';
import { confirmBeds } from '../../src/availability/counting/confirm-beds.js';
import { declareBeds } from '../../src/availability/counting/declare-beds.js';
import { disputeBeds } from '../../src/availability/counting/dispute-beds.js';
import { markReady } from '../../src/availability/counting/mark-ready.js';
import { closePool } from '../../src/availability/pools/close-pool.js';
import { editPool } from '../../src/availability/pools/edit-pool.js';
import { figuresNow } from '../../src/availability/pools/pool-now.js';
import { reopenPool } from '../../src/availability/pools/reopen-pool.js';
import { setSurge } from '../../src/availability/pools/set-surge.js';
import { closeIntervention } from '../../src/interventions/close-intervention.js';
import { openIntervention } from '../../src/interventions/open-intervention.js';
import { confirmPlacement } from '../../src/placements/confirm-placement.js';
import { discrepanciesOf } from '../../src/placements/discrepancy.queries.js';
import { endPlacement } from '../../src/placements/end-placement.js';
import { extendHold } from '../../src/placements/extend-hold.js';
import { holdBeds } from '../../src/placements/hold-beds.js';
import { holdGroup } from '../../src/placements/hold-group.js';
import { placementInSight } from '../../src/placements/placement.queries.js';
import { stateOf } from '../../src/placements/placement.rules.js';
import { recordArrival } from '../../src/placements/record-arrival.js';
import { recordNoShow } from '../../src/placements/record-no-show.js';
import { recordStay } from '../../src/placements/record-stay.js';
import { refusePlacement } from '../../src/placements/refuse-placement.js';
import { releasePlacement } from '../../src/placements/release-placement.js';
import { tellCaller } from '../../src/placements/tell-caller.js';
import type { Actor, RequestContext } from '../../src/platform/context.js';
import { type Details, Refusal } from '../../src/platform/errors.js';
import { insideRequest } from '../../src/platform/inside-request.js';
import { secretsFrom } from '../../src/platform/secrets.js';
import type { Account } from '../support/given.js';
import type { World } from '../support/world.js';
import { type Act, newest, type Reporter } from './ledger-acts.js';

/** What an act came to: the code of a refusal and what it told. */
export interface Outcome {
  readonly code: string | null;
  readonly details: Details;
}

export type Team = Readonly<Record<Reporter, Actor>>;

const secrets = secretsFrom(randomBytes(32).toString('base64'));

/** The same registry as the plain one, through the operations and a real database. */
export class RealRegistry {
  readonly placements: string[] = [];
  readonly cases: string[] = [];
  private again: (() => Promise<Outcome>) | null = null;
  private reuse: (() => Promise<Outcome>) | null = null;

  constructor(
    private readonly world: World,
    private readonly team: Team,
    /** The instant at which the history begins. */
    private readonly began: number,
    readonly pools: readonly string[],
  ) {}

  async apply(act: Act, now: number): Promise<Outcome> {
    if (act.verb === 'again') return this.again?.() ?? done;
    if (act.verb === 'reuseKey') return this.reuse?.() ?? done;
    if (act.verb === 'wait') {
      await this.world.clock.advance(`${act.minutes} minutes`);
      return done;
    }
    const requestKey = randomUUID();
    const write = await this.writing(act, now);
    this.again = () => this.outcomeOf(() => write({ requestKey }));
    const other = { poolId: this.pool(0), note: randomUUID(), requestKey };
    this.reuse = () => this.outcomeOf(() => disputeBeds(this.as(whoDoes(act)), other));
    return this.outcomeOf(async () => this.remember(act, await write({ requestKey })));
  }

  async openCase(): Promise<void> {
    const ctx = this.as('worker');
    const { id } = await openIntervention(ctx, { category: 'FAMILY', call: { corps: 'CARABINIERI' } });
    this.cases.push(id);
  }

  /** The figures of every pool and the state of every placement, at this instant. */
  async shown() {
    const ctx = this.as('worker');
    const page = { first: 100, includeResolved: false };
    const [figures, open, placements] = await Promise.all([
      Promise.all(this.pools.map((id) => figuresNow(ctx, id))),
      Promise.all(this.pools.map((id) => discrepanciesOf(ctx, id, page))),
      Promise.all(this.placements.map((id) => placementInSight(ctx).load(id))),
    ]);
    const at = figures[0]?.asOf ?? new Date(0);
    return {
      pools: figures.map((now, index) => {
        const { authorised, outOfService, turnaround, surge, operable, occupied, promised, free } = now;
        const { overcommitted, disputed, closed } = now;
        return {
          ...{ authorised, outOfService, turnaround, surge, operable, occupied, promised, free },
          ...{ overcommitted, disputed, closed },
          discrepancies: (open[index]?.nodes ?? []).map(({ kind }) => kind).sort(),
        };
      }),
      placements: placements.map((one) => one && stateOf(one, at)),
    };
  }

  private async outcomeOf(work: () => Promise<unknown>): Promise<Outcome> {
    try {
      await work();
      return done;
    } catch (error) {
      if (error instanceof Refusal) return { code: error.code, details: error.details };
      throw error;
    }
  }

  private remember(act: Act, made: unknown): void {
    if (act.verb === 'openCase') this.cases.push((made as { id: string }).id);
    if (act.verb === 'hold' || act.verb === 'stay')
      for (const { id } of [made].flat() as { id: string }[]) this.placements.push(id);
  }

  /** The act as a function of what every mutation takes. */
  private async writing(act: Exclude<Act, { verb: 'wait' | 'again' | 'reuseKey' }>, now: number) {
    const at = (ago: number | null) => (ago === null ? null : this.instant(now - ago));
    const placementId = 'placement' in act ? (this.placements[act.placement] ?? '') : '';
    const poolId = 'pool' in act ? this.pool(act.pool) : '';
    const interventionId = 'inCase' in act ? newest(this.cases, act.inCase) : '';
    switch (act.verb) {
      case 'declare': {
        const { occupied, free, outOfService } = act;
        const arrived =
          this.placements.length > 0 ? act.arrived.map((index) => this.placements[index] ?? '') : [];
        const expectedRevision = await this.revisionToExpect(poolId, act.expecting);
        const said = { poolId, occupied, free, outOfService, observedAt: at(act.ago), expectedRevision };
        return (key: Key) => declareBeds(this.as(act.by), { ...said, arrivedPlacementIds: arrived, ...key });
      }
      case 'reaffirm':
        return (key: Key) => confirmBeds(this.as(act.by), { poolId, ...key });
      case 'dispute':
        return (key: Key) => disputeBeds(this.as('worker'), { poolId, ...key });
      case 'makeReady':
        return (key: Key) => markReady(this.as('operator'), { poolId, places: act.places, ...key });
      case 'edit': {
        const { authorised, reopens } = act;
        return (key: Key) =>
          editPool(this.as('operator'), { poolId, authorised, reopensAutomatically: reopens, ...key });
      }
      case 'surge': {
        const until = act.minutes === null ? null : this.instant(now + act.minutes);
        return (key: Key) => setSurge(this.as('operator'), { poolId, places: act.places, until, ...key });
      }
      case 'closePool':
        return (key: Key) => closePool(this.as('operator'), { poolId, ...key });
      case 'reopenPool':
        return (key: Key) => reopenPool(this.as('operator'), { poolId, ...key });
      case 'hold': {
        const lines = act.lines.map(({ pool, places }) => ({ poolId: this.pool(pool), places }));
        const { minutes } = act;
        const [line] = lines;
        if (line && lines.length === 1)
          return (key: Key) => holdBeds(this.as('worker'), { interventionId, ...line, minutes, ...key });
        return (key: Key) => holdGroup(this.as('worker'), { interventionId, lines, minutes, ...key });
      }
      case 'extend':
        return (key: Key) =>
          extendHold(this.as('worker'), { placementId, minutes: act.minutes, reason: 'attesa', ...key });
      case 'confirm': {
        const expectedBy = act.minutes === null ? null : this.instant(now + act.minutes);
        return (key: Key) => confirmPlacement(this.as('worker'), { placementId, expectedBy, ...key });
      }
      case 'release':
        return (key: Key) => releasePlacement(this.as('worker'), { placementId, ...key });
      case 'refuse':
        return (key: Key) =>
          refusePlacement(this.as('operator'), { placementId, actor: 'SHELTER', reason: 'NO_PLACE', ...key });
      case 'tell': {
        const interventionId = await this.caseOf(placementId);
        return (key: Key) =>
          tellCaller(this.as('worker'), { interventionId, placementIds: [placementId], ...key });
      }
      case 'arrive':
        return (key: Key) =>
          recordArrival(this.as('worker'), { placementId, places: act.places, at: at(act.ago), ...key });
      case 'noShow':
        return (key: Key) => recordNoShow(this.as('operator'), { placementId, at: at(act.ago), ...key });
      case 'end':
        return (key: Key) => endPlacement(this.as('operator'), { placementId, at: at(act.ago), ...key });
      case 'stay': {
        const arrivedAt = this.instant(now - act.ago);
        return (key: Key) =>
          recordStay(this.as('worker'), { interventionId, poolId, places: act.places, arrivedAt, ...key });
      }
      case 'openCase':
        return (key: Key) =>
          openIntervention(this.as('worker'), { category: 'FAMILY', call: { corps: 'CARABINIERI' }, ...key });
      case 'closeCase':
        return (key: Key) =>
          closeIntervention(this.as('worker'), { interventionId, outcome: 'PHONE_ADVICE', ...key });
    }
  }

  private async revisionToExpect(
    poolId: string,
    expecting: 'nothing' | 'present' | 'stale',
  ): Promise<number | null> {
    if (expecting === 'nothing') return null;
    const { revision } = await figuresNow(this.as('worker'), poolId);
    return expecting === 'present' ? revision : revision - 1;
  }

  private async caseOf(placementId: string): Promise<string> {
    const placement = await placementInSight(this.as('worker')).load(placementId);
    return placement?.interventionId ?? '';
  }

  private pool(pick: number): string {
    return newest(this.pools, pick);
  }

  private instant(minute: number): Date {
    return new Date(this.began + minute * 60_000);
  }

  private as(reporter: Reporter): RequestContext {
    const em = this.world.app.orm.em.fork({ useContext: true });
    return insideRequest({ em, secrets, actor: this.team[reporter] });
  }
}

type Key = { requestKey: string };
const done: Outcome = { code: null, details: {} };

const ofOperator = ['makeReady', 'edit', 'surge', 'closePool', 'reopenPool', 'refuse', 'noShow', 'end'];

function whoDoes(act: Act): Reporter {
  if ('by' in act) return act.by;
  return ofOperator.includes(act.verb) ? 'operator' : 'worker';
}

/** An account as the door would know it. */
export function actorOfAccount({ id, districtId, organisationId }: Account, role: Role): Actor {
  const isMachine = role === 'INTEGRATION';
  const permissions = new Set<string>(rolePermissions[role]);
  return {
    id,
    name: role,
    isMachine,
    roles: [role],
    permissions,
    districtId,
    organisationId,
    municipalityCodes: [],
    ...{ vouchedDistrictIds: [], credentialId: null },
  };
}
