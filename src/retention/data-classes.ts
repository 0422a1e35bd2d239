import { accessTables } from './access-data-classes.js';
import { caseTables } from './case-data-classes.js';
import type { TaggedTable } from './data-class.types.js';
import { dutyTables } from './duty-data-classes.js';

/**
 * What every column of every table holds, why, and how long. A column without a tag fails the tests; the register of
 * processing is made from this.
 */
export const dataClasses: readonly TaggedTable[] = [
  ...caseTables,
  {
    table: 'shelter_secret',
    purpose: 'PROTECTION',
    columns: [
      ['NONE', 'SECRET_PLACE', 'shelter_id revision'],
      ['SECRET_PLACE', 'SECRET_PLACE', 'address_sealed meeting_point_sealed'],
    ],
  },
  {
    table: 'address_grant',
    purpose: 'PROTECTION',
    columns: [['AUDIT', 'TRAIL', 'id placement_id worker_id granted_at expires_at ended_at']],
  },
  {
    table: 'emergency_access',
    purpose: 'PROTECTION',
    columns: [
      [
        'AUDIT',
        'TRAIL',
        'id actor_id shelter_id intervention_id district_id actor_district_id began_at expires_at',
      ],
      ['AUDIT', 'TRAIL', 'ended_at entry_id reviewed_at reviewed_by justified review_entry_id credential_id'],
    ],
  },
  ...dutyTables,
  ...accessTables,
  {
    table: 'data_key',
    purpose: 'PROTECTION',
    columns: [
      ['CREDENTIAL', 'CASE_WORDS', 'wrapped wrapping_key_id'],
      ['NONE', 'FIGURES', 'owner_kind owner_id made_at destroyed_at'],
    ],
  },
  {
    table: 'key_check',
    purpose: 'PROTECTION',
    columns: [['CREDENTIAL', 'IN_USE', 'key_id sealed since']],
  },
  {
    table: 'audit_entry',
    purpose: 'ACCOUNTABILITY',
    columns: [
      [
        'AUDIT',
        'TRAIL',
        'id seq xid at actor_id action target_kind target_ids details request_id reason_of_kind reason_of_id',
      ],
      ['SPECIAL', 'CASE_WORDS', 'reason_sealed'],
    ],
  },
  {
    table: 'audit_link',
    purpose: 'ACCOUNTABILITY',
    columns: [['AUDIT', 'TRAIL', 'position entry_seq hash sealed_at']],
  },
  {
    table: 'reading_rule',
    purpose: 'ACCOUNTABILITY',
    columns: [['NONE', 'IN_USE', 'kind within more_than times_habit habit_of why']],
  },
  {
    table: 'retention_term',
    purpose: 'ACCOUNTABILITY',
    columns: [['NONE', 'IN_USE', 'kind keep counted_from source why']],
  },
  {
    table: 'retention_run',
    purpose: 'ACCOUNTABILITY',
    columns: [['NONE', 'FIGURES', 'id began_at ended_at forgotten']],
  },
  {
    table: 'organisation',
    purpose: 'PLACES',
    columns: [
      [
        'DIRECTORY',
        'IN_USE',
        'id name search_name sector legal_form district_id phone email website revision closed_at',
      ],
    ],
  },
  {
    table: 'shelter',
    purpose: 'PLACES',
    columns: [
      [
        'DIRECTORY',
        'IN_USE',
        'id organisation_id gateway_id district_id municipality_code name search_name kind secrecy',
      ],
      [
        'DIRECTORY',
        'IN_USE',
        'address latitude longitude phone note languages staffed_hours admission_hours',
      ],
      ['DIRECTORY', 'IN_USE', 'telephone_hours stay_days revision closed_at'],
    ],
  },
  {
    table: 'service',
    purpose: 'PLACES',
    columns: [
      [
        'DIRECTORY',
        'IN_USE',
        'id organisation_id district_id municipality_code name search_name kind coverage categories',
      ],
      ['DIRECTORY', 'IN_USE', 'languages hours note revision closed_at'],
    ],
  },
  {
    table: 'contact',
    purpose: 'PLACES',
    columns: [
      ['PERSONAL', 'IN_USE', 'name phone'],
      ['DIRECTORY', 'IN_USE', 'id shelter_id service_id position route hours withdrawn_at'],
    ],
  },
  {
    table: 'bed_pool',
    purpose: 'PLACES',
    columns: [
      [
        'DIRECTORY',
        'IN_USE',
        'id shelter_id district_id latitude longitude name counted_in beds_per_room categories',
      ],
      ['DIRECTORY', 'IN_USE', 'emergency reopens_automatically closed_at'],
      [
        'OPERATIONAL',
        'FIGURES',
        'authorised out_of_service turnaround surge_places surge_until counted moved promised',
      ],
      ['OPERATIONAL', 'FIGURES', 'observed_at disputed_at next_lapse_at revision'],
    ],
  },
  {
    table: 'criterion',
    purpose: 'PLACES',
    columns: [
      ['DIRECTORY', 'IN_USE', 'id pool_id kind effect number words valid_from valid_until note'],
      ['OPERATIONAL', 'FIGURES', 'author_id stated_at withdrawn_at'],
    ],
  },
  {
    table: 'declaration',
    purpose: 'PLACES',
    columns: [
      [
        'OPERATIONAL',
        'FIGURES',
        'id pool_id actor_id channel occupied said_free out_of_service out_of_service_reason',
      ],
      ['OPERATIONAL', 'FIGURES', 'observed_at declared_at revision note'],
    ],
  },
  {
    table: 'out_of_service_entry',
    purpose: 'PLACES',
    columns: [['OPERATIONAL', 'FIGURES', 'pool_id revision reason places at actor_id']],
  },
  {
    table: 'bed_ledger',
    purpose: 'PLACES',
    columns: [
      [
        'OPERATIONAL',
        'FIGURES',
        'pool_id revision at kind actor_id channel placement_id declaration_id promised_change',
      ],
      [
        'OPERATIONAL',
        'FIGURES',
        'moved_change out_of_service_change authorised out_of_service turnaround surge_places',
      ],
      ['OPERATIONAL', 'FIGURES', 'surge_until counted moved promised observed_at disputed closed note'],
    ],
  },
  {
    table: 'expected_release',
    purpose: 'PLACES',
    columns: [
      ['OPERATIONAL', 'FIGURES', 'id pool_id places at note stated_by stated_at withdrawn_at withdrawn_by'],
    ],
  },
  {
    table: 'discrepancy',
    purpose: 'PLACES',
    columns: [
      [
        'OPERATIONAL',
        'FIGURES',
        'id pool_id kind placement_id opened_at opened_at_revision noted_at noted_by note',
      ],
      ['OPERATIONAL', 'FIGURES', 'resolved_at resolved_by'],
    ],
  },
  {
    table: 'district',
    purpose: 'PLACES',
    columns: [
      ['DIRECTORY', 'IN_USE', 'id name province_code told_area_id told_area_name accepted_callers'],
      ['NONE', 'IN_USE', 'emergency_fresh_hours emergency_stale_hours fresh_hours stale_hours revision'],
    ],
  },
  {
    table: 'district_agreement',
    purpose: 'PLACES',
    columns: [['DIRECTORY', 'IN_USE', 'id district_id partner_id valid_from valid_until note revision']],
  },
  {
    table: 'district_border',
    purpose: 'PLACES',
    columns: [['DIRECTORY', 'IN_USE', 'district_id neighbour_id ended_at']],
  },
  { table: 'region', purpose: 'PLACES', columns: [['DIRECTORY', 'IN_USE', 'code name']] },
  {
    table: 'province',
    purpose: 'PLACES',
    columns: [['DIRECTORY', 'IN_USE', 'code abbreviation name region_code']],
  },
  {
    table: 'municipality',
    purpose: 'PLACES',
    columns: [
      [
        'DIRECTORY',
        'IN_USE',
        'istat_code cadastral_code name search_name province_code district_id latitude longitude',
      ],
      ['DIRECTORY', 'IN_USE', 'population area_km2 patron_saint_month patron_saint_day'],
    ],
  },
  {
    table: 'request_key',
    purpose: 'OPERATION',
    columns: [['OPERATIONAL', 'REQUEST_KEY', 'actor_id key operation fingerprint outcome made_at']],
  },
  {
    table: 'spending',
    purpose: 'OPERATION',
    columns: [['OPERATIONAL', 'MINUTES', 'spender minute units']],
  },
  {
    table: 'journal',
    purpose: 'OPERATION',
    columns: [['OPERATIONAL', 'FIGURES', 'seq xid at topic subject_id revision']],
  },
  {
    table: 'deadline_policy',
    purpose: 'ACCOUNTABILITY',
    columns: [
      ['NONE', 'IN_USE', 'id district_id kind version from_event natural_minutes working_days working_time'],
      ['NONE', 'IN_USE', 'warn_minutes late_minutes duty_bearer escalates_to source note set_at set_by'],
    ],
  },
  {
    table: 'procedure',
    purpose: 'PLACES',
    columns: [
      [
        'DIRECTORY',
        'IN_USE',
        'id district_id category version agreed_with agreed_on contacts steps revision',
      ],
      ['OPERATIONAL', 'FIGURES', 'drafted_at drafted_by published_at published_by'],
    ],
  },
  { table: 'migration', purpose: 'OPERATION', columns: [['NONE', 'IN_USE', 'id name executed_at']] },
];

/** Every tagged column with its class, as `table.column`; one that is tagged twice stands there twice. */
export function taggedColumns(tables: readonly TaggedTable[] = dataClasses) {
  return tables.flatMap(({ table, columns }) =>
    columns.flatMap(([dataClass, term, names]) =>
      names.split(' ').map((name) => ({ column: `${table}.${name}`, dataClass, term })),
    ),
  );
}
