import { useSyncExternalStore } from 'react';
import { disk } from './disk';
import { onlyFieldsOf, type WaitingFact } from './waiting-fact';

let facts: readonly WaitingFact[] = [];
const listeners = new Set<() => void>();
const otherTabs = new BroadcastChannel('riparo-queue');
otherTabs.onmessage = () => void readAgain();

async function readAgain(): Promise<void> {
  facts = await (await disk()).getAll('facts');
  for (const listener of listeners) listener();
}

async function changed(): Promise<void> {
  await readAgain();
  otherTabs.postMessage('changed');
}

/** Puts down what happened. It is on the disk when this returns. */
export async function putDown(fact: WaitingFact): Promise<void> {
  await (await disk()).add('facts', onlyFieldsOf(fact));
  await changed();
}

/** Puts a fact in the place of the one it was. */
export async function putAnew(fact: WaitingFact): Promise<void> {
  await (await disk()).put('facts', onlyFieldsOf(fact));
  await changed();
}

export async function drop({ order }: WaitingFact): Promise<void> {
  if (order === undefined) return;
  await (await disk()).delete('facts', order);
  await changed();
}

/** Everything that waits, in the order in which it happened, as it is on the disk now. */
export async function waitingFacts(): Promise<readonly WaitingFact[]> {
  return (await disk()).getAll('facts');
}

/** Everything that waits, drawn anew when that changes. */
export function useWaitingFacts(): readonly WaitingFact[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => facts,
  );
}

void readAgain().catch(() => undefined);
