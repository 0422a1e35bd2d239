import type { TaggedTable } from './data-class.types.js';

/** Who acts, and what they prove it with. */
export const accessTables: readonly TaggedTable[] = [
  {
    table: 'account',
    purpose: 'ACCESS',
    columns: [
      ['PERSONAL', 'STAFF_NAME', 'name'],
      ['PERSONAL', 'TRAIL', 'id'],
      [
        'OPERATIONAL',
        'TRAIL',
        'kind roles district_id organisation_id municipality_codes created_at disabled_at name_forgotten_at revision',
      ],
    ],
  },
  {
    table: 'api_key',
    purpose: 'ACCESS',
    columns: [
      ['CREDENTIAL', 'CREDENTIAL', 'hash hint'],
      [
        'OPERATIONAL',
        'CREDENTIAL',
        'id account_id name scopes demo created_at expires_at revoked_at last_used_at made_by',
      ],
    ],
  },
  {
    table: 'vouching',
    purpose: 'PROTECTION',
    columns: [
      [
        'AUDIT',
        'TRAIL',
        'id account_id district_id vouched_by vouched_at withdrawn_at withdrawn_by withdrawn_in_words',
      ],
    ],
  },
  {
    table: 'access_change',
    purpose: 'ACCOUNTABILITY',
    columns: [['AUDIT', 'TRAIL', 'id kind at by_id account_id shelter_id district_id noted_at noted_by']],
  },
  {
    table: 'person_credential',
    purpose: 'ACCESS',
    columns: [
      ['PERSONAL', 'STAFF_NAME', 'email_sealed email_tag subject_tag'],
      ['CREDENTIAL', 'STAFF_NAME', 'password_hash totp_sealed totp_waiting_sealed totp_step'],
      ['OPERATIONAL', 'STAFF_NAME', 'account_id password_set_at totp_set_at demo'],
    ],
  },
  {
    table: 'recovery_code',
    purpose: 'ACCESS',
    columns: [
      ['CREDENTIAL', 'SIGN_IN', 'hash'],
      ['OPERATIONAL', 'SIGN_IN', 'id account_id made_at used_at'],
    ],
  },
  {
    table: 'session',
    purpose: 'ACCESS',
    columns: [
      ['CREDENTIAL', 'SIGN_IN', 'hash'],
      [
        'OPERATIONAL',
        'SIGN_IN',
        'id account_id began_by began_at seen_at expires_at idle_minutes second_factor_due ended_at',
      ],
    ],
  },
  {
    table: 'known_device',
    purpose: 'ACCESS',
    columns: [
      ['CREDENTIAL', 'SIGN_IN', 'hash'],
      ['OPERATIONAL', 'SIGN_IN', 'id account_id known_since seen_at'],
    ],
  },
  {
    table: 'attempt',
    purpose: 'ACCESS',
    columns: [['OPERATIONAL', 'SIGN_IN', 'tag made last_at free_at']],
  },
  {
    table: 'one_time_link',
    purpose: 'ACCESS',
    columns: [
      ['CREDENTIAL', 'SIGN_IN', 'hash'],
      ['OPERATIONAL', 'SIGN_IN', 'id account_id kind made_by made_at expires_at ended_at'],
    ],
  },
  {
    table: 'count_link',
    purpose: 'ACCESS',
    columns: [
      ['CREDENTIAL', 'SIGN_IN', 'hash phone_code'],
      ['PERSONAL', 'SIGN_IN', 'name phone_tag phone_ending'],
      [
        'OPERATIONAL',
        'SIGN_IN',
        'id shelter_id pool_id one_time made_by made_at expires_at revoked_at revoked_by',
      ],
      ['OPERATIONAL', 'SIGN_IN', 'spent_at last_opened_at last_used_at phone_confirmed_at'],
    ],
  },
  {
    table: 'count_link_use',
    purpose: 'ACCESS',
    columns: [
      ['OPERATIONAL', 'SIGN_IN', 'id link_id pool_id at channel kind revision unoccupied occupied_before'],
    ],
  },
];
