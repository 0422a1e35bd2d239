import { statement } from '../database/statement.js';
import type { RecordOwner } from '../secrets.js';

export interface DataKeyRow {
  readonly kind: RecordOwner['kind'];
  readonly id: string;
  /** Null once it was destroyed. */
  readonly wrapped: Buffer | null;
  readonly wrappingKeyId: string | null;
  readonly destroyedAt: Date | null;
}

const columns = `k.owner_kind as kind, k.owner_id as id, k.wrapped, k.wrapping_key_id as "wrappingKeyId",
     k.destroyed_at as "destroyedAt"`;

export const claimDataKey = statement<DataKeyRow>(
  'claim-data-key',
  `-- With which key is this record sealed? With the one offered, where it has none yet. No row: it was made beside us.
   with made as (
     insert into data_key (owner_kind, owner_id, wrapped, wrapping_key_id)
     values ($1, $2, $3, $4)
     on conflict do nothing
     returning owner_kind, owner_id, wrapped, wrapping_key_id, destroyed_at
   )
   select ${columns} from made k
   union all
   select ${columns} from data_key k where k.owner_kind = $1 and k.owner_id = $2`,
);

export const dataKeysOf = statement<DataKeyRow>(
  'data-keys-of-records',
  `-- With which keys are these records sealed?
   select ${columns}
   from unnest($1::text[], $2::uuid[]) as wanted (kind, id)
   join data_key k on k.owner_kind = wanted.kind and k.owner_id = wanted.id`,
);

export const replaceDataKey = statement(
  'replace-data-key',
  `-- From here on this record is sealed with another key: what was sealed with the one before opens no more.
   insert into data_key (owner_kind, owner_id, wrapped, wrapping_key_id)
   values ($1, $2, $3, $4)
   on conflict on constraint data_key_pkey do update
   set wrapped = excluded.wrapped, wrapping_key_id = excluded.wrapping_key_id, made_at = registry_now(),
     destroyed_at = null`,
);

export const destroyKey = statement<{ destroyedAt: Date }>(
  'destroy-data-key',
  `-- Nobody reads what is sealed of this record any more. One that never had a key is marked as erased too.
   insert into data_key (owner_kind, owner_id, destroyed_at)
   values ($1, $2, registry_now())
   on conflict on constraint data_key_pkey do update
   set wrapped = null, wrapping_key_id = null, destroyed_at = registry_now()
   where data_key.destroyed_at is null
   returning destroyed_at as "destroyedAt"`,
);
