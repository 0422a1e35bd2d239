import type { Client, CombinedError } from '@urql/core';
import { codeOf, saidBy } from '../api/faults';
import { graphql } from '../api/generated';
import { drop, putAnew, waitingFacts } from './queue';
import type { WaitingFact } from './waiting-fact';

const sendCountMutation = graphql(`
  mutation SendCount($input: DeclareBedsInput!) { declareBeds(input: $input) { id revision } }
`);
const sendArrivalMutation = graphql(`
  mutation SendArrival($input: PlacementInput!) { recordArrival(input: $input) { id state } }
`);
const sendNoShowMutation = graphql(`
  mutation SendNoShow($input: PlacementInput!) { recordNoShow(input: $input) { id state } }
`);

const sendStayMutation = graphql(`
  mutation SendStay($input: RecordStayInput!) { recordStay(input: $input) { id state } }
`);

// The registry could not look at it: it says nothing about what happened.
const passing = new Set(['NOT_SIGNED_IN', 'BUSY', 'UNAVAILABLE', 'RATE_LIMITED', 'SECOND_FACTOR_NEEDED']);

/**
 * Sends what waits of this account, in order, each with its own key: sent again after a lost answer it is not done
 * twice. Gives how many were taken. Only one tab sends at a time.
 */
export function sendFacts(client: Client, accountId: string): Promise<number> {
  return navigator.locks.request('riparo-queue', async () => {
    const mine = (await waitingFacts()).filter(({ by, refusal }) => by === accountId && refusal === null);
    let taken = 0;
    for (const fact of mine) {
      const answer = await settled(client, fact);
      if (answer === 'LATER') break;
      if (answer === 'TAKEN') taken += 1;
    }
    return taken;
  });
}

/** Sends one and puts down what became of it. */
async function settled(client: Client, fact: WaitingFact): Promise<'TAKEN' | 'REFUSED' | 'LATER'> {
  const { error, asSent } = await sent(client, fact);
  if (error && isPassing(error)) return 'LATER';
  if (!error) {
    await drop(asSent);
    return 'TAKEN';
  }
  await putAnew({ ...asSent, refusal: saidBy(error) });
  return 'REFUSED';
}

function isPassing(error: CombinedError): boolean {
  const code = codeOf(error);
  return Boolean(error.networkError) || code === null || passing.has(code);
}

async function sent(client: Client, fact: WaitingFact) {
  const error = await tellFact(client, fact);
  if (codeOf(error) !== 'STALE_REVISION') return { error, asSent: fact };
  // Others changed the pool meanwhile. What was counted at that time stays true: the registry adds what came after it.
  const anew = { ...fact, requestKey: crypto.randomUUID(), expectedRevision: null };
  await putAnew(anew);
  return { error: await tellFact(client, anew), asSent: anew };
}

/** Tells the registry a fact as it is, with its time and its key. */
export async function tellFact(client: Client, fact: WaitingFact): Promise<CombinedError | undefined> {
  const { kind, poolId, placementId, interventionId, places, at, requestKey, expectedRevision } = fact;
  if (kind === 'COUNT') {
    const input = { poolId, occupied: places, observedAt: at, requestKey, expectedRevision };
    return (await client.mutation(sendCountMutation, { input }).toPromise()).error;
  }
  if (kind === 'STAY') {
    const input = { poolId, interventionId: interventionId ?? '', places, arrivedAt: at, requestKey };
    return (await client.mutation(sendStayMutation, { input }).toPromise()).error;
  }
  const input = { placementId: placementId ?? '', at, requestKey };
  const document = kind === 'ARRIVAL' ? sendArrivalMutation : sendNoShowMutation;
  return (await client.mutation(document, { input }).toPromise()).error;
}
