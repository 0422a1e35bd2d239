import type { TransactionContext } from '../platform/context.js';
import { statement } from '../platform/database/statement.js';
import { invalidInput, Refusal } from '../platform/errors.js';

interface ComuneRow {
  istat_code: string;
  name: string;
  province_code: string;
  district_id: string | null;
}

const lockComuni = statement<ComuneRow>(
  'lock-comuni',
  `-- Which comuni have these codes, and whose are they?
   select m.istat_code, m.name, m.province_code, m.district_id
   from municipality m where m.istat_code = any($1::text[]) order by m.istat_code for update`,
);

const leavingInUse = statement<{ name: string }>(
  'leaving-comuni-in-use',
  `-- Which comuni of the district, but these, have open shelters of it?
   select m.name from municipality m
   where m.district_id = $1 and not m.istat_code = any($2::text[])
     and exists (select from shelter s
       where s.municipality_code = m.istat_code and s.district_id = $1 and s.closed_at is null)
   order by m.name`,
);

const giveComuni = statement<{ istat_code: string }>(
  'give-comuni-to-district',
  `-- These comuni and no others are of the district.
   update municipality m set district_id = case when m.istat_code = any($2::text[]) then $1::uuid end
   where (m.district_id = $1 and not m.istat_code = any($2::text[]))
     or (m.istat_code = any($2::text[]) and m.district_id is distinct from $1)
   returning m.istat_code`,
);

const unknownComune = (codes: readonly string[]) => ({
  en: `has what is not the ISTAT code of a comune: ${codes.join(', ')}`,
  it: `contiene ciò che non è il codice ISTAT di un comune: ${codes.join(', ')}`,
});
const severalProvinces = {
  en: 'must be comuni of one province',
  it: 'devono essere comuni di una sola provincia',
};

/** The comuni that a district is to have, locked, and the province they lie in. */
export interface ComuniOfDistrict {
  readonly codes: readonly string[];
  readonly provinceCode: string;
}

/** @param districtId the district they may belong to already; null for one that is being made */
export async function comuniFor(
  { em }: TransactionContext,
  given: readonly string[],
  districtId: string | null,
): Promise<ComuniOfDistrict> {
  const codes = [...new Set(given)];
  const found = await lockComuni(em, [codes]);
  const unknown = codes.filter((code) => !found.some(({ istat_code }) => istat_code === code));
  if (unknown.length > 0) throw invalidInput('municipalities', unknownComune(unknown));
  const taken = found.filter(({ district_id }) => district_id !== null && district_id !== districtId);
  if (taken.length > 0) throw new Refusal('MUNICIPALITY_TAKEN', toldOf(taken));
  const [provinceCode = '', ...others] = new Set(found.map(({ province_code }) => province_code));
  if (others.length > 0) throw invalidInput('municipalities', severalProvinces);
  return { codes, provinceCode };
}

/** Gives a district these comuni and no others; tells whether that changed anything. */
export async function giveComuniTo(
  { em }: TransactionContext,
  districtId: string,
  codes: readonly string[],
): Promise<boolean> {
  const inUse = await leavingInUse(em, [districtId, codes]);
  if (inUse.length > 0) throw new Refusal('MUNICIPALITY_IN_USE', toldOf(inUse));
  return (await giveComuni(em, [districtId, codes])).length > 0;
}

function toldOf(comuni: readonly { readonly name: string }[]) {
  return { names: comuni.map(({ name }) => name).join(', ') };
}
