import type { RequestContext } from '../context.js';

/**
 * Moves what a module keeps under the SECRET_KEY itself, and not under the data key of a record: what it sealed with
 * `secrets.seal`, and tags made by `secrets.sign` that are looked up later. It may be broken off and run again.
 * @returns how many values it moved
 */
export type Mover = (ctx: RequestContext) => Promise<number>;

const movers: Mover[] = [];

export function whenRotating(mover: Mover): void {
  movers.push(mover);
}

/** Everyone moves what is theirs, one after the other. */
export async function movedByModules(ctx: RequestContext): Promise<number> {
  let values = 0;
  for (const mover of movers) values += await mover(ctx);
  return values;
}
