import type { RequestContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';

export interface SearchFrame {
  readonly now: Date;
  /** Of the comune where the guests are; null when none was given, or its position is not known. */
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** Codes of the need that no comune has. */
  readonly unknown: readonly string[];
}

const frame = statement<SearchFrame>(
  'search-frame',
  `-- What time is it, where are the guests, and do the comuni of the need exist?
   select registry_now() as now, m.latitude, m.longitude,
     array(select c.code from unnest($2::text[]) c (code)
       where not exists (select from municipality k where k.istat_code = c.code)) as unknown
   from (select $1::text as code) asked
   left join municipality m on m.istat_code = asked.code`,
);

/** The instant of a search and the comuni it speaks of, in one reading. */
export async function searchFrameOf(
  { em }: RequestContext,
  municipality: string | null,
  codes: readonly string[],
): Promise<SearchFrame> {
  const [row] = await frame(em, [municipality, codes]);
  if (!row) throw new Error('A search without an instant.');
  return row;
}
