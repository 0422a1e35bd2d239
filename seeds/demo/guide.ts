import { idOf } from './ids.js';
import { people } from './people.js';
import { demoEmail, demoPassword } from './people-rows.js';
import { poolAt } from './shelters.js';

/** What the terminal and the README tell of the demo: whom one may be, and what to try first. */
export interface DemoGuide {
  /** Keys of people and machines; people have an e-mail besides, and all of them the one password. */
  readonly keys: readonly { readonly key: string; readonly email: string | null; readonly who: string }[];
  readonly password: string;
  /** Those of them who sign in with a browser. */
  readonly people: readonly {
    readonly name: string;
    readonly roles: readonly string[];
    readonly email: string;
    readonly password: string;
  }[];
  readonly ids: typeof demoIds;
  readonly steps: readonly DemoStep[];
}
interface DemoStep {
  readonly title: string;
  /** Whose key to send. */
  readonly key: string;
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** What to look for in the answer. */
  readonly look: string;
}

/** Things worth looking at, the same on every machine. */
export const demoIds = {
  /** The district of `demo-worker`. */
  district: idOf('district/santerno'),
  neighbourDistrict: idOf('district/lamone'),
  /** An open case with one guest expected within the hour. */
  openCase: idOf('intervention/sala-d-attesa'),
  /** An open case with a hold that runs out in 40 minutes from the first start. */
  heldCase: idOf('intervention/due-fratelli'),
  /** One room for four is free: the last. */
  lastRoomForFour: poolAt('casa-quattro-stanze/da-quattro').id,
  /** One bed is free: the last. */
  lastBed: poolAt('cortile-dei-tigli/uomini').id,
  /** One bed, said 31 hours before the first start. */
  staleBed: poolAt('emergenza-piano/letti').id,
  /** Somebody telephoned, and there was no bed. */
  disputedBeds: poolAt('dormitorio-del-ponte/emergenza').id,
  neverDeclared: poolAt('casa-santa-zita/stanza-famiglia').id,
  /** More people inside than places. */
  overcommitted: poolAt('container-san-rocco/moduli').id,
  /** A household has left, and its room is not ready yet. */
  roomToMakeReady: poolAt('casa-quattro-stanze/da-tre').id,
  /** The cold plan: six places more until 1 March. */
  surge: poolAt('piano-freddo-palestrina/brande').id,
} as const;

const search = `query ($need: NeedInput!) {
  findBeds(need: $need, first: 5) {
    ringReached
    nodes { light free placesNeeded verdict shelter { name } pool { id name } reasons { message } contacts { name phone } }
    advice
  }
}`;
const imola = '037032';

const steps = [
  {
    title: 'A father with three children',
    key: 'demo-worker',
    document: search,
    variables: {
      need: {
        category: 'FAMILY',
        municipality: imola,
        guests: [
          { sex: 'MALE', age: 41 },
          { sex: 'FEMALE', age: 9 },
          { sex: 'MALE', age: 6 },
          { sex: 'MALE', age: 2 },
        ],
      },
    },
    look: 'Casa Quattro Stanze is GREEN: its last room for four, and why.',
  },
  {
    title: 'A woman with sons of 3 and 15, who flees violence',
    key: 'demo-worker',
    document: search,
    variables: {
      need: {
        category: 'WOMAN_VICTIM_OF_VIOLENCE',
        municipality: imola,
        guests: [
          { sex: 'FEMALE', age: 34 },
          { sex: 'MALE', age: 3 },
          { sex: 'MALE', age: 15 },
        ],
      },
    },
    look: 'No place and no distance is told. A refuge of a neighbour decides about the elder son; the advice tells the near miss: a house here would admit them if he were at most 14.',
  },
  {
    title: 'The last bed',
    key: 'demo-worker',
    document: `mutation ($input: HoldBedsInput!) {
  holdBeds(input: $input) { id state expiresAt pool { name free promised revision } }
}`,
    variables: {
      input: {
        poolId: demoIds.lastBed,
        interventionId: demoIds.openCase,
        places: 1,
        guests: [{ sex: 'MALE', age: 58, hasDocuments: true }],
        requestKey: 'demo-last-bed',
      },
    },
    look: 'Free becomes 0, promised 1. Sent again, the same placement comes back; with another requestKey, NO_BED_LEFT.',
  },
  {
    title: 'A number 31 hours old',
    key: 'demo-worker',
    document: `mutation ($input: DisputeBedsInput!) {
  disputeBeds(input: $input) { name free freshness { level observedAt disputed } revision }
}`,
    variables: { input: { poolId: demoIds.staleBed, requestKey: 'demo-stale-bed' } },
    look: 'STALE and now disputed: it ranks below its equals until somebody declares or confirms.',
  },
  {
    title: 'The other side of the telephone: a household has left, the room is clean',
    key: 'demo-operator',
    document: `mutation ($input: DeclareBedsInput!) {
  declareBeds(input: $input) { name operable occupied free freshness { level } revision }
}`,
    variables: { input: { poolId: demoIds.roomToMakeReady, occupied: 1, requestKey: 'demo-room-ready' } },
    look: 'Operable goes from 1 to 2, free from 0 to 1.',
  },
] satisfies readonly DemoStep[];

export const demoGuide: DemoGuide = {
  keys: people.flatMap(({ key, name, who, isMachine }) =>
    who ? [{ key, email: isMachine ? null : demoEmail(key), who: `${name}, ${who}` }] : [],
  ),
  password: demoPassword,
  people: people
    .filter(({ who, isMachine }) => who !== undefined && !isMachine)
    .map(({ key, name, roles }) => ({ name, roles, email: demoEmail(key), password: demoPassword })),
  ids: demoIds,
  steps,
};
