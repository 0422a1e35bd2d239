import type { CallerKind, CallOutcome, Corps } from '../../src/interventions/closed-lists.js';
import type { Secrets } from '../../src/platform/secrets.js';
import { idOf } from './ids.js';
import type { Moment } from './moment.js';
import { accountOf } from './pool-acts.js';
import { bytes, dataKeyOf, type Row } from './rows.js';

interface CallStory {
  readonly key: string;
  readonly hoursAgo: number;
  readonly callerKind: CallerKind;
  readonly corps?: Corps;
  readonly outcome: CallOutcome;
  readonly situation: string;
  readonly answer: string;
}

/** Calls that opened no case. */
const calls: readonly CallStory[] = [
  {
    key: 'cittadino',
    hoursAgo: 63,
    callerKind: 'CITIZEN',
    outcome: 'REDIRECTED',
    situation: 'Un signore chiede dove si può dormire questa notte per un conoscente.',
    answer: 'Il servizio risponde alle forze dell’ordine: indicato il numero dell’unità di strada.',
  },
  {
    key: 'prova-notturna',
    hoursAgo: 29,
    callerKind: 'LAW_ENFORCEMENT',
    corps: 'POLIZIA_LOCALE',
    outcome: 'TEST',
    situation: 'Prova del numero dopo il cambio di turno in centrale.',
    answer: 'Linea a posto.',
  },
];

/** They as rows, each sealed with a key of its own. */
export function callsApartRows(moment: Moment, secrets: Secrets): { keys: Row[]; calls: Row[] } {
  const made = calls.map(({ key, hoursAgo, callerKind, corps, outcome, situation, answer }) => {
    const id = idOf(`call-apart/${key}`);
    const { row, seal } = dataKeyOf(secrets, { kind: 'CALL', id });
    const at = moment.hoursAgo(hoursAgo);
    const sealed = (text: string, column: string) => bytes(seal.seal(text, `call.${column}:${id}`));
    return {
      key: row,
      call: {
        ...{ id, caller_kind: callerKind, corps: corps ?? null, outcome, revision: 1 },
        district_id: idOf('district/santerno'),
        ...{ received_at: at, recorded_at: at, recorded_by: accountOf('demo-worker') },
        ...{ situation_sealed: sealed(situation, 'situation'), answer_sealed: sealed(answer, 'answer') },
      },
    };
  });
  return { keys: made.map(({ key }) => key), calls: made.map(({ call }) => call) };
}
