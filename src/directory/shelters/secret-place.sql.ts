import { guardedStatement } from '../../platform/database/row-security.js';

export interface SealedPlaceRow {
  shelter_id: string;
  address_sealed: Buffer | null;
  meeting_point_sealed: Buffer | null;
  wrapped: Buffer | null;
  wrappingKeyId: string | null;
  destroyedAt: Date | null;
}

export const readSealedPlace = guardedStatement<SealedPlaceRow>(
  'read-sealed-place',
  `-- What is sealed of this shelter?
   select x.shelter_id, x.address_sealed, x.meeting_point_sealed, k.wrapped, k.wrapping_key_id as "wrappingKeyId",
     k.destroyed_at as "destroyedAt"
   from shelter_secret x
   left join data_key k on k.owner_kind = 'SHELTER' and k.owner_id = x.shelter_id
   where x.shelter_id = $1`,
);

export const knownPlaces = guardedStatement<{
  shelter_id: string;
  has_address: boolean;
  has_meeting_point: boolean;
}>(
  'known-places',
  `-- Of which of these shelters is an address stored, or a meeting point?
   select x.shelter_id, x.address_sealed is not null as has_address,
     x.meeting_point_sealed is not null as has_meeting_point
   from shelter_secret x
   left join data_key k on k.owner_kind = 'SHELTER' and k.owner_id = x.shelter_id
   where x.shelter_id = any($1::uuid[]) and k.destroyed_at is null`,
);

export const writeSealedPlace = guardedStatement(
  'write-sealed-place',
  `insert into shelter_secret (shelter_id, address_sealed, meeting_point_sealed)
   values ($1, $2, $3)
   on conflict on constraint shelter_secret_pkey do update
   set address_sealed = excluded.address_sealed, meeting_point_sealed = excluded.meeting_point_sealed,
     revision = shelter_secret.revision + 1`,
);
