import { rmSync } from 'node:fs';
import path from 'node:path';
import { say } from '../replay/printed.js';
import { plantedProduct } from '../support/planted-product.js';
import { type CanaryOptions, markedGround } from './canaries.js';
import type { Leak } from './harvest.js';
import { leakPlants } from './leak-plants.js';

/** Plants each leak in a copy of the product that exists for this alone. True where each is found. */
export async function findLeaks(
  options: CanaryOptions & { only?: readonly string[] | undefined },
): Promise<boolean> {
  const folder = path.resolve('.data', 'leak-plants');
  const chosen = leakPlants.filter(({ leak }) => options.only?.includes(leak) ?? true);
  const ground = await markedGround(options);
  let found = 0;
  try {
    // What is found afterwards is found because of the plant.
    const sound = await ground.run();
    if (sound.leaks.length > 0) {
      printLeaks(sound.leaks);
      return false;
    }
    for (const { leak, edits } of chosen) {
      const product = plantedProduct(path.join(folder, leak.replaceAll(/\W+/g, '-')), edits);
      const { leaks } = await ground.run(product);
      rmSync(product, { recursive: true, force: true });
      if (leaks.length > 0) found++;
      say(`${leak.padEnd(52)} → ${leaks.length > 0 ? told(leaks) : 'NOT FOUND'}`);
    }
    say(`found ${found} of ${chosen.length}`);
    return found === chosen.length;
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await ground.close();
  }
}

function told(leaks: readonly Leak[]): string {
  const [first] = leaks;
  return `${leaks.length} times, first to ${first?.asker} at ${first?.surface}: ${first?.what}`;
}

export function printLeaks(leaks: readonly Leak[]): void {
  for (const { surface, asker, what, where } of leaks.slice(0, 40))
    say(`  ${asker} at ${surface}: ${what} · ${where}`);
  say(`leaks ${leaks.length}`);
}
