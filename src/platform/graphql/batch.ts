import DataLoader from 'dataloader';
import { type RequestContext, remembered } from '../context.js';

/**
 * Loads by key, many at a time, once a request: `load` answers every key in one statement, and keys it says nothing
 * of give null.
 */
export function batched<Value>(
  name: string,
  load: (ctx: RequestContext, keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>,
) {
  return (ctx: RequestContext): DataLoader<string, Value | null> =>
    remembered(
      ctx,
      `batch ${name}`,
      () =>
        new DataLoader<string, Value | null>(
          async (keys) => {
            const found = await load(ctx, keys);
            return keys.map((key) => found.get(key) ?? null);
          },
          { maxBatchSize: 1000 },
        ),
    );
}

/** Loads many keys. A fault is thrown: what could not be read is not the same as what is not there. */
export async function loadAll<Value>(
  loader: DataLoader<string, Value | null>,
  keys: readonly string[],
): Promise<(Value | null)[]> {
  const found = await loader.loadMany(keys);
  return found.map((value) => {
    if (value instanceof Error) throw value;
    return value;
  });
}
