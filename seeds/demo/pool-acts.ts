import type { Channel } from '../../src/availability/closed-lists.js';
import { registryActor } from '../../src/availability/ledger/lock-pools.sql.js';
import type { CaseStory, PlacementStory } from './case.types.js';
import type { PoolAct } from './demo.types.js';
import { idOf } from './ids.js';
import type { Moment } from './moment.js';
import { type PersonKey, speakerOf, type WorkerKey } from './people.js';
import type { Act } from './pool-ledger.js';
import { type PlacedPool, poolAt } from './shelters.js';
import type { DistrictKey } from './territory.js';

const workerOf: Record<DistrictKey, WorkerKey> = {
  santerno: 'demo-worker',
  lamone: 'demo-worker-2',
  senio: 'demo-worker-2',
  idice: 'worker-idice',
  bologna: 'demo-worker',
  forli: 'demo-worker',
};

export const accountOf = (person: PersonKey) => idOf(`account/${person}`);

function speakerFor({ shelter }: PlacedPool, channel: Channel): string {
  if (channel === 'PHONE_BY_WORKER') return accountOf(workerOf[shelter.district]);
  return accountOf(speakerOf(shelter.organisation, channel === 'API'));
}

/** What happened to a pool, placements apart, as acts at instants. */
export function ownActs(placed: PlacedPool, moment: Moment): Act[] {
  return placed.pool.acts.map((act) => asAct(act, placed, moment));
}

function asAct(act: PoolAct, placed: PlacedPool, moment: Moment): Act {
  const { channel } = act;
  const done = { at: moment.hoursAgo(act.hoursAgo), actor: speakerFor(placed, channel), channel };
  switch (act.act) {
    case 'DECLARED':
      return {
        ...done,
        kind: 'DECLARED',
        occupied: act.occupied,
        saidFree: act.saidFree ?? false,
        observedAt: moment.hoursAgo(act.hoursAgo + (act.minutesLate ?? 0) / 60),
        outOfService:
          act.outOfService === undefined ? null : { total: act.outOfService, reason: act.reason ?? 'OTHER' },
        note: act.note ?? null,
      };
    case 'REAFFIRMED':
      return {
        ...done,
        kind: 'REAFFIRMED',
        occupied: null,
        saidFree: false,
        observedAt: done.at,
        outOfService: null,
        note: null,
      };
    case 'DISPUTED':
      return { ...done, kind: 'DISPUTED' };
    case 'OUT_OF_SERVICE_CHANGED':
      return { ...done, kind: 'OUT_OF_SERVICE_CHANGED', change: act.change, reason: act.reason };
    case 'READY':
      return { ...done, kind: 'READY', places: act.places };
    case 'SURGE_CHANGED':
      return { ...done, kind: 'SURGE_CHANGED', places: act.places, until: moment.firstOfMarch };
    case 'EDITED':
      return { ...done, kind: 'EDITED', authorised: act.authorised };
  }
}

const minutesUntilSettled = 6;

/** When the registry took a lapsed hold off: with the next act on the pool, some minutes later. */
export function lapseSettledAt({ held }: PlacementStory, moment: Moment): Date | null {
  return held ? moment.minutesFromNow(-60 * held.hoursAgo + held.minutes + minutesUntilSettled) : null;
}

/** What a placement did to its pool. */
export function actsOfPlacement(one: CaseStory, story: PlacementStory, moment: Moment): Act[] {
  const { held, confirmed, refused } = story;
  const keeper = speakerFor(poolAt(story.pool), 'WEB');
  const done = (hoursAgo: number, actor: string) => ({
    at: moment.hoursAgo(hoursAgo),
    actor,
    channel: 'WEB' as const,
    placement: idOf(`placement/${one.key}/${story.key}`),
    places: story.places,
  });
  const worker = accountOf(one.worker);
  const lapsedAt = story.lapsed ? lapseSettledAt(story, moment) : null;
  const acts: (Act | null)[] = [
    held
      ? {
          ...done(held.hoursAgo, worker),
          kind: 'HELD',
          expiresAt: moment.minutesFromNow(-60 * held.hoursAgo + held.minutes),
        }
      : null,
    confirmed ? { ...done(confirmed.hoursAgo, worker), kind: 'CONFIRMED' } : null,
    lapsedAt ? { ...done(0, registryActor), at: lapsedAt, channel: 'SYSTEM', kind: 'LAPSED' } : null,
    refused ? { ...done(refused.hoursAgo, worker), kind: 'REFUSED' } : null,
    story.releasedHoursAgo === undefined
      ? null
      : { ...done(story.releasedHoursAgo, worker), kind: 'RELEASED' },
    story.noShowHoursAgo === undefined ? null : { ...done(story.noShowHoursAgo, keeper), kind: 'NO_SHOW' },
    story.arrivedHoursAgo === undefined
      ? null
      : {
          ...done(story.arrivedHoursAgo, held ? keeper : worker),
          kind: held ? 'ARRIVED' : 'STAY_RECORDED',
          promised: held ? story.places : 0,
        },
    story.endedHoursAgo === undefined ? null : { ...done(story.endedHoursAgo, keeper), kind: 'ENDED' },
  ];
  return acts.filter((act) => act !== null);
}
