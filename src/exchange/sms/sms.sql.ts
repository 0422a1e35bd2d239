import { statement } from '../../platform/database/statement.js';

export const tryOfNumber = statement<{ made: number }>(
  'try-of-unknown-number',
  `-- How often has this number written lately, that may count for nothing? Two days of silence forget it.
   insert into attempt as t (tag, made, last_at, free_at)
   values ($1, 1, registry_now(), registry_now())
   on conflict on constraint attempt_pkey do update set
     made = case when t.last_at < registry_now() - interval '2 days' then 1 else least(t.made + 1, 1000000) end,
     last_at = registry_now()
   returning made`,
);

export const confirmPhone = statement<{ shelterId: string }>(
  'confirm-phone-of-count-link',
  `-- The telephone has answered with its code. It counts by this link from now on, and by no other.
   with before as (
     update count_link o set phone_tag = null, phone_ending = null, phone_code = null, phone_confirmed_at = null
     where o.phone_tag = any($2::text[]) and o.id <> $1 and o.phone_confirmed_at is not null
   )
   update count_link l set phone_confirmed_at = registry_now(), phone_code = null, phone_tag = $3
   where l.id = $1 and l.phone_code is not null
   returning l.shelter_id as "shelterId"`,
);

export const forgetPhone = statement<{ linkId: string; shelterId: string }>(
  'forget-phone-of-count-links',
  `-- Whoever has this telephone wants no more of it: nothing is counted by it, nothing asked of it.
   update count_link l set phone_tag = null, phone_ending = null, phone_code = null, phone_confirmed_at = null
   where l.phone_tag = any($1::text[])
   returning l.id as "linkId", l.shelter_id as "shelterId"`,
);

export const keepPhoneFindable = statement(
  'keep-phone-findable',
  `-- While the registry's key changes: a number that writes is found by the present one from now on.
   update count_link l set phone_tag = $2 where l.phone_tag = any($1::text[]) and l.phone_tag <> $2`,
);
