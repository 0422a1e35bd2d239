import type { TaggedTable } from './data-class.types.js';

/** The case plane: what is kept of an intervention, and so of the people helped. Together it is the extract of a case. */
export const caseTables: readonly TaggedTable[] = [
  {
    table: 'intervention',
    purpose: 'CASES',
    ofCase: 'id',
    columns: [
      [
        'OPERATIONAL',
        'FIGURES',
        'id number district_id municipality_code opened_at opened_by assigned_to mediator_id',
      ],
      ['OPERATIONAL', 'FIGURES', 'closed_at closed_by outcome revision'],
      ['ANONYMOUS_FACTS', 'FIGURES', 'category'],
      ['SPECIAL', 'CASE_WORDS', 'closing_note_sealed'],
    ],
  },
  {
    table: 'call',
    purpose: 'CASES',
    ofCase: 'intervention_id',
    columns: [
      [
        'OPERATIONAL',
        'FIGURES',
        'id intervention_id caller_kind corps municipality_code received_at recorded_by',
      ],
      ['OPERATIONAL', 'FIGURES', 'recorded_at revision district_id outcome'],
      ['PERSONAL', 'CASE_WORDS', 'station_sealed officer_sealed callback_phone_sealed'],
      ['SPECIAL', 'CASE_WORDS', 'situation_sealed answer_sealed'],
    ],
  },
  {
    table: 'timeline_entry',
    purpose: 'CASES',
    ofCase: 'intervention_id',
    columns: [
      ['OPERATIONAL', 'FIGURES', 'id intervention_id at recorded_at actor_id kind placement_id'],
      ['PERSONAL', 'CASE_WORDS', 'told_to_sealed'],
      ['SPECIAL', 'CASE_WORDS', 'words_sealed'],
      ['ANONYMOUS_FACTS', 'FIGURES', 'shown facts'],
    ],
  },
  {
    table: 'placement',
    purpose: 'CASES',
    ofCase: 'intervention_id',
    columns: [
      [
        'OPERATIONAL',
        'FIGURES',
        'id pool_id intervention_id group_id places held_at held_by expires_at extended_at',
      ],
      [
        'OPERATIONAL',
        'FIGURES',
        'confirmed_at confirmed_by expected_by released_at released_by refused_at refused_by',
      ],
      ['OPERATIONAL', 'FIGURES', 'refusal_actor refusal_reason told_caller_at departed_for_at arrived_at'],
      [
        'OPERATIONAL',
        'FIGURES',
        'arrival_recorded_by arrived_places stay_until no_show_at no_show_by ended_at ended_by',
      ],
      ['OPERATIONAL', 'FIGURES', 'promise_ended_at revision'],
      ['ANONYMOUS_FACTS', 'FIGURES', 'guests'],
      ['SPECIAL', 'CASE_WORDS', 'extension_reason_sealed override_reason_sealed note_sealed'],
    ],
  },
  {
    table: 'subject',
    purpose: 'CASES',
    ofCase: 'intervention_id',
    columns: [
      [
        'OPERATIONAL',
        'FIGURES',
        'id intervention_id person_id merged_into merged_at recorded_at recorded_by revision',
      ],
      ['ANONYMOUS_FACTS', 'FIGURES', 'sex age_from age_to minor unaccompanied identification languages'],
      ['ANONYMOUS_FACTS', 'FIGURES', 'household_id household_role consent consent_at representative_kind'],
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
    columns: [
      ['OPERATIONAL', 'FIGURES', 'id subject_id intervention_id at actor_id kind other_id'],
      ['SPECIAL', 'CASE_WORDS', 'before_sealed after_sealed'],
    ],
  },
  {
    table: 'case_residence',
    purpose: 'CASES',
    ofCase: 'intervention_id',
    columns: [
      ['OPERATIONAL', 'FIGURES', 'subject_id intervention_id district_id basis'],
      // Emptied by the database with the key of the case.
      ['OPERATIONAL', 'CASE_WORDS', 'municipality_code'],
    ],
  },
  {
    table: 'person_to_avoid',
    purpose: 'PROTECTION',
    ofCase: 'intervention_id',
    columns: [
      ['OPERATIONAL', 'FIGURES', 'id subject_id intervention_id avoided_id recorded_at recorded_by'],
      ['OPERATIONAL', 'FIGURES', 'withdrawn_at withdrawn_by'],
      ['SPECIAL', 'CASE_WORDS', 'words_sealed fiscal_code_sealed name_sealed'],
      ['CREDENTIAL', 'CASE_WORDS', 'fiscal_tags name_tags'],
    ],
  },
  {
    table: 'placement_subject',
    purpose: 'CASES',
    ofCase: 'intervention_id',
    columns: [
      ['OPERATIONAL', 'FIGURES', 'id placement_id subject_id intervention_id frozen_at in_course'],
      ['ANONYMOUS_FACTS', 'FIGURES', 'facts'],
      ['PERSONAL', 'CASE_WORDS', 'identity_sealed'],
    ],
  },
  {
    table: 'unmet_need',
    purpose: 'CASES',
    ofCase: 'intervention_id',
    columns: [
      ['OPERATIONAL', 'FIGURES', 'id intervention_id district_id recorded_at'],
      ['ANONYMOUS_FACTS', 'FIGURES', 'category guests ring_reached reasons'],
    ],
  },
];
