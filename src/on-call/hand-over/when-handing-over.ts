import type { RequestContext } from '../../platform/context.js';
import type { OpenMatter } from './hand-over.types.js';

type Source = (ctx: RequestContext, districtId: string) => Promise<readonly OpenMatter[]>;

const sources: Source[] = [];

/** A module above tells what of its own is open in a district when one shift hands over to the next. */
export function whenHandingOver(source: Source): void {
  sources.push(source);
}

/** Asks everyone, one after the other: they may share one transaction. */
export async function mattersOfOthers(ctx: RequestContext, districtId: string): Promise<OpenMatter[]> {
  const matters: OpenMatter[] = [];
  for (const source of sources) matters.push(...(await source(ctx, districtId)));
  return matters;
}
