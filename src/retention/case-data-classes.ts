import type { TaggedTable } from './data-class.types.js';

/** The case plane: what is kept of an intervention, and so of the people helped. Together it is the extract of a case. */
export const caseTables: readonly TaggedTable[] = [
  {
    table: 'intervention',
    purpose: 'CASES',
    ofCase: 'id',
    ofStaff: 'opened_by assigned_to mediator_id closed_by',
    columns: [
      [
        'PSEUDONYMOUS',
        'CASE_FIGURES',
        'id number district_id municipality_code opened_at opened_by assigned_to mediator_id',
      ],
      ['PSEUDONYMOUS', 'CASE_FIGURES', 'closed_at closed_by outcome revision'],
      ['PSEUDONYMOUS', 'CASE_FIGURES', 'category'],
      ['SPECIAL', 'CASE_WORDS', 'closing_note_sealed'],
    ],
  },
  {
    table: 'call',
    purpose: 'CASES',
    ofCase: 'intervention_id',
    ofStaff: 'recorded_by',
    columns: [
      [
        'PSEUDONYMOUS',
        'CASE_FIGURES',
        'id intervention_id caller_kind corps municipality_code received_at recorded_by',
      ],
      ['PSEUDONYMOUS', 'CASE_FIGURES', 'recorded_at revision district_id outcome'],
      ['PERSONAL', 'CASE_WORDS', 'station_sealed officer_sealed callback_phone_sealed'],
      ['SPECIAL', 'CASE_WORDS', 'situation_sealed answer_sealed'],
    ],
  },
  {
    table: 'timeline_entry',
    purpose: 'CASES',
    ofCase: 'intervention_id',
    ofStaff: 'actor_id',
    notOfCase: 'shown',
    columns: [
      ['PSEUDONYMOUS', 'CASE_FIGURES', 'id intervention_id at recorded_at actor_id kind placement_id'],
      ['PERSONAL', 'CASE_WORDS', 'told_to_sealed'],
      ['SPECIAL', 'CASE_WORDS', 'words_sealed'],
      ['PSEUDONYMOUS', 'CASE_FIGURES', 'shown facts'],
    ],
  },
  {
    table: 'placement',
    purpose: 'CASES',
    ofCase: 'intervention_id',
    ofStaff: 'held_by confirmed_by released_by refused_by arrival_recorded_by no_show_by ended_by',
    columns: [
      [
        'PSEUDONYMOUS',
        'CASE_FIGURES',
        'id pool_id intervention_id group_id places held_at held_by expires_at extended_at',
      ],
      [
        'PSEUDONYMOUS',
        'CASE_FIGURES',
        'confirmed_at confirmed_by expected_by released_at released_by refused_at refused_by',
      ],
      [
        'PSEUDONYMOUS',
        'CASE_FIGURES',
        'refusal_actor refusal_reason told_caller_at departed_for_at arrived_at',
      ],
      [
        'PSEUDONYMOUS',
        'CASE_FIGURES',
        'arrival_recorded_by arrived_places stay_until no_show_at no_show_by ended_at ended_by',
      ],
      ['PSEUDONYMOUS', 'CASE_FIGURES', 'promise_ended_at revision'],
      ['PSEUDONYMOUS', 'CASE_FACTS', 'guests'],
      ['SPECIAL', 'CASE_WORDS', 'extension_reason_sealed override_reason_sealed note_sealed'],
    ],
  },
  {
    table: 'subject',
    purpose: 'CASES',
    ofCase: 'intervention_id',
    ofStaff: 'recorded_by',
    columns: [
      [
        'PSEUDONYMOUS',
        'CASE_FIGURES',
        'id intervention_id person_id merged_into merged_at recorded_at recorded_by revision',
      ],
      ['PSEUDONYMOUS', 'CASE_FACTS', 'age_from age_to languages'],
      ['PSEUDONYMOUS', 'CASE_FIGURES', 'sex minor unaccompanied identification'],
      ['PSEUDONYMOUS', 'CASE_FIGURES', 'household_id household_role consent consent_at representative_kind'],
      ['PERSONAL', 'CASE_WORDS', 'given_name_sealed family_name_sealed birth_date_sealed birth_place_sealed'],
      ['PERSONAL', 'CASE_WORDS', 'fiscal_code_sealed phone_sealed residence_sealed'],
      ['PERSONAL', 'CASE_WORDS', 'representative_name_sealed representative_phone_sealed'],
      ['SPECIAL', 'CASE_WORDS', 'citizenship_sealed notes_sealed consent_note_sealed'],
      // Emptied by the database with the key of the case.
      ['CREDENTIAL', 'CASE_WORDS', 'fiscal_tags name_tags'],
    ],
  },
  {
    table: 'subject_change',
    purpose: 'CASES',
    ofCase: 'intervention_id',
    ofStaff: 'actor_id',
    columns: [
      ['PSEUDONYMOUS', 'CASE_FIGURES', 'id subject_id intervention_id at actor_id kind other_id'],
      ['SPECIAL', 'CASE_WORDS', 'before_sealed after_sealed'],
    ],
  },
  {
    table: 'case_residence',
    purpose: 'CASES',
    ofCase: 'intervention_id',
    columns: [
      ['PSEUDONYMOUS', 'CASE_FIGURES', 'subject_id intervention_id district_id basis'],
      // Emptied by the database with the key of the case.
      ['PSEUDONYMOUS', 'CASE_WORDS', 'municipality_code'],
    ],
  },
  {
    table: 'person_to_avoid',
    purpose: 'PROTECTION',
    ofCase: 'intervention_id',
    ofStaff: 'recorded_by withdrawn_by',
    columns: [
      ['PSEUDONYMOUS', 'CASE_FIGURES', 'id subject_id intervention_id avoided_id recorded_at recorded_by'],
      ['PSEUDONYMOUS', 'CASE_FIGURES', 'withdrawn_at withdrawn_by'],
      ['SPECIAL', 'CASE_WORDS', 'words_sealed fiscal_code_sealed name_sealed'],
      ['CREDENTIAL', 'CASE_WORDS', 'fiscal_tags name_tags'],
    ],
  },
  {
    table: 'placement_subject',
    purpose: 'CASES',
    ofCase: 'intervention_id',
    columns: [
      ['PSEUDONYMOUS', 'CASE_FIGURES', 'id placement_id subject_id intervention_id frozen_at in_course'],
      ['PSEUDONYMOUS', 'CASE_FACTS', 'facts'],
      ['PERSONAL', 'CASE_WORDS', 'identity_sealed'],
    ],
  },
  {
    table: 'unmet_need',
    purpose: 'CASES',
    ofCase: 'intervention_id',
    columns: [
      ['PSEUDONYMOUS', 'CASE_FIGURES', 'id intervention_id district_id recorded_at'],
      ['PSEUDONYMOUS', 'CASE_FACTS', 'guests'],
      ['PSEUDONYMOUS', 'CASE_FIGURES', 'category ring_reached reasons'],
    ],
  },
  {
    table: 'deadline',
    purpose: 'CASES',
    ofCase: 'intervention_id',
    ofStaff: 'begun_by fulfilled_by cancelled_by',
    columns: [
      [
        'PSEUDONYMOUS',
        'CASE_FIGURES',
        'id intervention_id placement_id district_id kind policy_id municipality_code',
      ],
      ['PSEUDONYMOUS', 'CASE_FIGURES', 'begun_at begun_by recorded_at first_due_at due_at warn_at alarm_at'],
      ['PSEUDONYMOUS', 'CASE_FIGURES', 'fulfilled_at fulfilled_by cancelled_at cancelled_by revision'],
      ['AUDIT', 'TRAIL', 'entry_id end_entry_id'],
      ['SPECIAL', 'CASE_WORDS', 'evidence_sealed reason_sealed'],
    ],
  },
  {
    table: 'procedure_run',
    purpose: 'CASES',
    ofCase: 'intervention_id',
    ofStaff: 'begun_by',
    columns: [['PSEUDONYMOUS', 'CASE_FIGURES', 'id intervention_id procedure_id begun_at begun_by ended_at']],
  },
  {
    table: 'procedure_step_entry',
    purpose: 'CASES',
    ofCase: 'intervention_id',
    ofStaff: 'actor_id',
    columns: [
      ['PSEUDONYMOUS', 'CASE_FIGURES', 'id seq run_id intervention_id step kind at recorded_at actor_id'],
      ['SPECIAL', 'CASE_WORDS', 'words_sealed'],
    ],
  },
];
