import type { TaggedTable } from './data-class.types.js';

/** Who is on duty when, and what they tell one another. */
export const dutyTables: readonly TaggedTable[] = [
  {
    table: 'office_hours',
    purpose: 'DUTY',
    columns: [
      ['DIRECTORY', 'IN_USE', 'id district_id revision valid_from municipality_code hours hand_over_minutes'],
      ['OPERATIONAL', 'IN_USE', 'stated_by stated_at'],
    ],
  },
  {
    table: 'shift',
    purpose: 'DUTY',
    columns: [
      ['PERSONAL', 'HAND_OVER', 'phone_sealed'],
      ['OPERATIONAL', 'FIGURES', 'id district_id worker_id role deputy starts_at ends_at'],
      ['OPERATIONAL', 'FIGURES', 'planned_by planned_at withdrawn_at withdrawn_by revision'],
    ],
  },
  {
    table: 'shift_swap',
    purpose: 'DUTY',
    columns: [
      [
        'OPERATIONAL',
        'FIGURES',
        'id district_id shift_id proposed_by colleague_id return_shift_id proposed_at',
      ],
      ['OPERATIONAL', 'FIGURES', 'ended_at ending ended_by'],
    ],
  },
  {
    table: 'hand_over',
    purpose: 'DUTY',
    columns: [
      ['SPECIAL', 'HAND_OVER', 'words_sealed'],
      [
        'OPERATIONAL',
        'FIGURES',
        'id district_id shift_id written_by written_at acknowledged_by acknowledged_at',
      ],
      ['OPERATIONAL', 'FIGURES', 'matters'],
    ],
  },
  {
    table: 'calendar_link',
    purpose: 'DUTY',
    columns: [
      ['CREDENTIAL', 'IN_USE', 'hash'],
      ['OPERATIONAL', 'IN_USE', 'account_id made_at ended_at'],
    ],
  },
  {
    table: 'unanswered_call',
    purpose: 'DUTY',
    columns: [['OPERATIONAL', 'FIGURES', 'id district_id shelter_id contact_id actor_id at']],
  },
];
