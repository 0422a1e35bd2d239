import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { CombinedError } from '@urql/core';
import { useRef, useState } from 'react';
import { useMutation } from 'urql';

interface ActResult<Data> {
  readonly data: Data | null;
  readonly error: CombinedError | null;
}

/**
 * Does something at the registry once. Sent again after a lost answer, the same input carries the same `requestKey`, so
 * that it is not done twice.
 */
export function useAct<Data, Input extends { requestKey?: string | null }>(
  document: TypedDocumentNode<Data, { input: Input }>,
) {
  const [, run] = useMutation(document);
  const keys = useRef(new Map<string, string>());
  const [isBusy, setBusy] = useState(false);
  const act = async (input: Omit<Input, 'requestKey'>): Promise<ActResult<Data>> => {
    const content = JSON.stringify(input);
    const requestKey = keys.current.get(content) ?? crypto.randomUUID();
    keys.current.set(content, requestKey);
    setBusy(true);
    try {
      const { data, error } = await run({ input: { ...input, requestKey } as Input });
      if (!error?.networkError) keys.current.delete(content);
      return { data: data ?? null, error: error ?? null };
    } finally {
      setBusy(false);
    }
  };
  return [act, isBusy] as const;
}
