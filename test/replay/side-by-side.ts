/** Runs the work of each item, at most `most` at a time, and gives the results in the order of the items. */
export async function sideBySide<T, R>(
  items: readonly T[],
  most: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const queue = items.entries();
  const results = new Array<R>(items.length);
  const runner = async () => {
    for (const [index, item] of queue) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, runner));
  return results;
}
