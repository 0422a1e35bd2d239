import type { Secrets } from '../../src/platform/secrets.js';
import type { Ring } from '../../src/territory/closed-lists.js';
import type { CaseStory, PlacementStory, SearchStory } from './case.types.js';
import { type PeopleRows, peopleRows } from './case-people-rows.js';
import { idOf } from './ids.js';
import type { Moment } from './moment.js';
import { speakerOf } from './people.js';
import { accountOf, lapseSettledAt } from './pool-acts.js';
import { bytes, dataKeyOf, type Row } from './rows.js';
import { poolAt } from './shelters.js';
import { comuni, type DistrictKey } from './territory.js';

/** A case as rows, everything in words sealed. */
export interface CaseRows {
  readonly dataKey: Row;
  readonly intervention: Row;
  readonly call: Row;
  readonly placements: readonly Row[];
  readonly timeline: readonly Row[];
  readonly unmetNeeds: readonly Row[];
  /** What seals more words of the case, to a table, column and row. */
  readonly sealed: (text: string, context: string) => string;
  readonly people: PeopleRows;
}

interface Circumstances {
  readonly moment: Moment;
  readonly secrets: Secrets;
  /** The next one of the registry, by the Italian year of the case. */
  readonly number: string;
}

/** The district whose cases are told. */
export const home: DistrictKey = 'santerno';

export function caseRows(story: CaseStory, { moment, secrets, number }: Circumstances): CaseRows {
  const id = idOf(`intervention/${story.key}`);
  const key = dataKeyOf(secrets, { kind: 'INTERVENTION', id });
  const sealed = (text: string, context: string) => bytes(key.seal.seal(text, context));
  const opened = moment.hoursAgo(story.openedHoursAgo);
  const worker = accountOf(story.worker);
  const { closed, call } = story;
  const callId = idOf(`call/${story.key}`);
  return {
    dataKey: key.row,
    intervention: {
      id,
      number,
      district_id: idOf(`district/${home}`),
      category: story.category,
      municipality_code: comuni[story.comune],
      opened_at: opened,
      opened_by: worker,
      assigned_to: worker,
      closed_at: closed ? moment.hoursAgo(closed.hoursAgo) : null,
      closed_by: closed ? worker : null,
      outcome: closed?.outcome ?? null,
      closing_note_sealed: closed ? sealed(closed.note, `intervention.closing_note:${id}`) : null,
      revision: closed ? 2 : 1,
    },
    call: {
      id: callId,
      intervention_id: id,
      caller_kind: 'LAW_ENFORCEMENT',
      corps: call.corps,
      station_sealed: sealed(call.station, `call.station:${callId}`),
      officer_sealed: sealed(call.officer, `call.officer:${callId}`),
      callback_phone_sealed: sealed(call.callbackPhone, `call.callback_phone:${callId}`),
      municipality_code: comuni[story.comune],
      situation_sealed: sealed(call.situation, `call.situation:${callId}`),
      received_at: opened,
      recorded_by: worker,
      recorded_at: opened,
    },
    placements: story.placements.map((placement) => placementRow(story, placement, moment, sealed)),
    timeline: timelineOf(story, moment).map((entry, index) => {
      const entryId = idOf(`timeline/${story.key}/${index}`);
      return {
        id: entryId,
        intervention_id: id,
        at: entry.at,
        recorded_at: entry.at,
        actor_id: worker,
        kind: entry.kind,
        placement_id: entry.placement ?? null,
        told_to_sealed: entry.toldTo ? sealed(entry.toldTo, `timeline_entry.told_to:${entryId}`) : null,
        words_sealed: entry.words ? sealed(entry.words, `timeline_entry.words:${entryId}`) : null,
        shown: entry.shown ?? null,
      };
    }),
    unmetNeeds: unmetNeedsOf(story, moment),
    sealed,
    people: peopleRows(story, { moment, seal: key.seal }),
  };
}

const days = 24;
const at = (moment: Moment, hoursAgo: number | undefined) =>
  hoursAgo === undefined ? null : moment.hoursAgo(hoursAgo);
const by = (hoursAgo: number | undefined, account: string) => (hoursAgo === undefined ? null : account);

function placementRow(
  story: CaseStory,
  placement: PlacementStory,
  moment: Moment,
  sealed: (text: string, context: string) => string,
): Row {
  const id = idOf(`placement/${story.key}/${placement.key}`);
  const { shelter } = poolAt(placement.pool);
  const { held, confirmed, told, refused, releasedHoursAgo, noShowHoursAgo, arrivedHoursAgo, endedHoursAgo } =
    placement;
  const worker = accountOf(story.worker);
  const keeper = accountOf(speakerOf(shelter.organisation, false));
  const promiseEnd = releasedHoursAgo ?? refused?.hoursAgo ?? noShowHoursAgo ?? arrivedHoursAgo;
  return {
    id,
    pool_id: poolAt(placement.pool).id,
    intervention_id: idOf(`intervention/${story.key}`),
    places: placement.places,
    guests: story.guests,
    held_at: at(moment, held?.hoursAgo),
    held_by: by(held?.hoursAgo, worker),
    expires_at: held ? moment.minutesFromNow(-60 * held.hoursAgo + held.minutes) : null,
    confirmed_at: at(moment, confirmed?.hoursAgo),
    confirmed_by: by(confirmed?.hoursAgo, worker),
    expected_by: confirmed ? moment.hoursAgo(confirmed.hoursAgo - confirmed.expectedWithinHours) : null,
    released_at: at(moment, releasedHoursAgo),
    released_by: by(releasedHoursAgo, worker),
    refused_at: at(moment, refused?.hoursAgo),
    refused_by: by(refused?.hoursAgo, worker),
    refusal_actor: refused?.actor ?? null,
    refusal_reason: refused?.reason ?? null,
    told_caller_at: at(moment, told?.hoursAgo),
    departed_for_at: at(moment, told?.departedHoursAgo),
    arrived_at: at(moment, arrivedHoursAgo),
    arrival_recorded_by: by(arrivedHoursAgo, held ? keeper : worker),
    arrived_places: arrivedHoursAgo === undefined ? null : placement.places,
    stay_until: at(
      moment,
      arrivedHoursAgo === undefined ? undefined : arrivedHoursAgo - shelter.stayDays * days,
    ),
    no_show_at: at(moment, noShowHoursAgo),
    no_show_by: by(noShowHoursAgo, keeper),
    ended_at: at(moment, endedHoursAgo),
    ended_by: by(endedHoursAgo, keeper),
    note_sealed: placement.note ? sealed(placement.note, `placement.note:${id}`) : null,
    promise_ended_at: placement.lapsed ? lapseSettledAt(placement, moment) : at(moment, promiseEnd),
  };
}

interface Entry {
  readonly at: Date;
  readonly kind: 'OPENED' | 'SEARCHED' | 'TOLD_CALLER' | 'NOTE' | 'CLOSED';
  readonly placement?: string;
  readonly toldTo?: string;
  readonly words?: string;
  readonly shown?: object;
}

/** What the placements do not tell themselves, in order. */
function timelineOf(story: CaseStory, moment: Moment): Entry[] {
  const searched = story.searches.map((search): Entry => {
    const asked = moment.hoursAgo(search.hoursAgo);
    return { at: asked, kind: 'SEARCHED', shown: shownIn(story, search, moment) };
  });
  const noted = story.notes.map(
    ({ hoursAgo, words }): Entry => ({ at: moment.hoursAgo(hoursAgo), kind: 'NOTE', words }),
  );
  const told = story.placements.flatMap(({ key, told: saying }): Entry[] =>
    saying
      ? [
          {
            at: moment.hoursAgo(saying.hoursAgo),
            kind: 'TOLD_CALLER',
            placement: idOf(`placement/${story.key}/${key}`),
            toldTo: saying.to,
            words: saying.words,
          },
        ]
      : [],
  );
  const entries: Entry[] = [
    { at: moment.hoursAgo(story.openedHoursAgo), kind: 'OPENED' },
    ...searched,
    ...noted,
    ...told,
    ...(story.closed ? [{ at: moment.hoursAgo(story.closed.hoursAgo), kind: 'CLOSED' } as const] : []),
  ];
  return entries.sort((a, b) => a.at.getTime() - b.at.getTime());
}

const rings: Record<DistrictKey, Ring> = {
  santerno: 'OWN_DISTRICT',
  lamone: 'NEIGHBOUR_WITH_AGREEMENT',
  senio: 'NEIGHBOUR_WITH_AGREEMENT',
  idice: 'NEIGHBOUR',
  bologna: 'PROVINCE',
  forli: 'REGION',
};
const firstCountRevision = 2;

function shownIn(story: CaseStory, search: SearchStory, moment: Moment): object {
  const asOf = moment.hoursAgo(search.hoursAgo);
  return {
    asOf,
    at: asOf,
    category: story.category,
    guests: story.guests.length,
    ringReached: search.ringReached,
    isFirstPage: true,
    offers: search.offers.map(({ pool: path, verdict, light, free, placesNeeded }) => {
      const { id, pool, shelter } = poolAt(path);
      return {
        poolId: id,
        revision: firstCountRevision,
        operable: pool.authorised,
        occupied: free === null ? null : pool.authorised - free,
        promised: 0,
        free,
        placesNeeded,
        observedAt: moment.hoursAgo(search.hoursAgo + 3),
        level: 'FRESH',
        disputed: false,
        verdict,
        light,
        ring: rings[shelter.district],
        reasons: [{ criterion: 'PLACES', finding: (free ?? 0) >= placesNeeded ? 'PASS' : 'FAIL' }],
      };
    }),
  };
}

/** A place was sought, and none took anybody in. */
function unmetNeedsOf(story: CaseStory, moment: Moment): Row[] {
  const { closed, searches, placements } = story;
  const search = searches.at(-1);
  if (!closed || !search || placements.some(({ arrivedHoursAgo }) => arrivedHoursAgo !== undefined))
    return [];
  return [
    {
      id: idOf(`unmet-need/${story.key}`),
      intervention_id: idOf(`intervention/${story.key}`),
      district_id: idOf(`district/${home}`),
      category: story.category,
      guests: story.guests,
      ring_reached: search.ringReached,
      reasons: placements.flatMap(({ refused }) =>
        refused ? [{ actor: refused.actor, reason: refused.reason }] : [],
      ),
      recorded_at: moment.hoursAgo(closed.hoursAgo),
    },
  ];
}
