import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useState } from 'react';
import { saidBy } from './faults';
import { useAct } from './use-act';

/** Sends something, keeps what was answered against it, and goes on when it was done. */
export function useSending<Data, Input extends { requestKey?: string | null }>(
  document: TypedDocumentNode<Data, { input: Input }>,
  onDone: (data: Data) => void,
) {
  const [act, isBusy] = useAct(document);
  const [fault, setFault] = useState<string | null>(null);
  const send = async (input: Omit<Input, 'requestKey'>) => {
    setFault(null);
    const { data, error } = await act(input);
    if (error) return setFault(saidBy(error));
    if (data) onDone(data);
  };
  return { send, isBusy, fault, setFault };
}
