import { refuseTellingName } from '../../directory/index.js';
import type { TransactionContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';

const guardedHome = statement<{ districtId: string }>(
  'guarded-home-of-pool',
  `-- Is this pool of a guarded shelter, and of which district?
   select s.district_id as "districtId"
   from bed_pool p join shelter s on s.id = p.shelter_id
   where p.id = $1 and s.secrecy in ('CONFIDENTIAL_ADDRESS', 'SECRET')`,
);

/** Notes about places are kept in plain words: one that tells where a guarded shelter is, is not kept at all. */
export async function refuseTellingNote(
  tx: TransactionContext,
  poolId: string,
  note: string | null | undefined,
): Promise<void> {
  if (!note?.trim()) return;
  const [home] = await guardedHome(tx.em, [poolId]);
  if (home) await refuseTellingName(tx, note, { field: 'note', districtId: home.districtId });
}
