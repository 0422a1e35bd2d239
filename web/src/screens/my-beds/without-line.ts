import type { CombinedError } from '@urql/core';
import { saidBy } from '../../api/faults';
import { say } from '../../language/say';
import type { Where } from './pool-card';

/** Nothing of a guarded shelter lies on a disk, not even a count: what happens there needs the line. */
export function mayWaitAt({ secrecy }: Pick<Where, 'secrecy'>): boolean {
  return secrecy === 'PUBLIC' || secrecy === 'PROFESSIONAL';
}

/** Why something was not taken; where it cannot wait, that it has to be telephoned. */
export function unsentAt(shelter: Pick<Where, 'secrecy'>, error: CombinedError): string {
  return error.networkError && !mayWaitAt(shelter) ? say('queue.guarded') : saidBy(error);
}
