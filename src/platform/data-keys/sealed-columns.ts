import type { RecordOwner } from '../secrets.js';

/** A table with sealed columns. A value of `x_sealed` is sealed to `table.x:row`. */
export interface SealedTable {
  readonly table: string;
  /** The column that names the row. */
  readonly row: string;
  readonly owner: { readonly kind: RecordOwner['kind']; readonly column: string };
  readonly columns: readonly string[];
}

/** Every table in which words may stand that were sealed before there were data keys. */
export const sealedTables: readonly SealedTable[] = [
  {
    table: 'intervention',
    row: 'id',
    owner: { kind: 'INTERVENTION', column: 'id' },
    columns: ['closing_note_sealed'],
  },
  {
    table: 'call',
    row: 'id',
    owner: { kind: 'INTERVENTION', column: 'intervention_id' },
    columns: [
      'station_sealed',
      'officer_sealed',
      'callback_phone_sealed',
      'situation_sealed',
      'answer_sealed',
    ],
  },
  {
    table: 'placement',
    row: 'id',
    owner: { kind: 'INTERVENTION', column: 'intervention_id' },
    columns: ['extension_reason_sealed', 'override_reason_sealed', 'note_sealed'],
  },
  {
    table: 'timeline_entry',
    row: 'id',
    owner: { kind: 'INTERVENTION', column: 'intervention_id' },
    columns: ['told_to_sealed', 'words_sealed'],
  },
  {
    table: 'deadline',
    row: 'id',
    owner: { kind: 'INTERVENTION', column: 'intervention_id' },
    columns: ['evidence_sealed', 'reason_sealed'],
  },
  {
    table: 'procedure_step_entry',
    row: 'id',
    owner: { kind: 'INTERVENTION', column: 'intervention_id' },
    columns: ['words_sealed'],
  },
  {
    table: 'subject',
    row: 'id',
    owner: { kind: 'INTERVENTION', column: 'intervention_id' },
    columns: [
      ...[
        'given_name_sealed',
        'family_name_sealed',
        'birth_date_sealed',
        'birth_place_sealed',
        'fiscal_code_sealed',
      ],
      ...[
        'citizenship_sealed',
        'phone_sealed',
        'notes_sealed',
        'residence_sealed',
        'representative_name_sealed',
      ],
      ...['representative_phone_sealed', 'consent_note_sealed'],
    ],
  },
  {
    table: 'subject_change',
    row: 'id',
    owner: { kind: 'INTERVENTION', column: 'intervention_id' },
    columns: ['before_sealed', 'after_sealed'],
  },
  {
    table: 'person_to_avoid',
    row: 'id',
    owner: { kind: 'INTERVENTION', column: 'intervention_id' },
    columns: ['words_sealed', 'fiscal_code_sealed', 'name_sealed'],
  },
  {
    table: 'placement_subject',
    row: 'id',
    owner: { kind: 'INTERVENTION', column: 'intervention_id' },
    columns: ['identity_sealed'],
  },
  {
    table: 'shelter_secret',
    row: 'shelter_id',
    owner: { kind: 'SHELTER', column: 'shelter_id' },
    columns: ['address_sealed', 'meeting_point_sealed'],
  },
];

/** Tables whose sealed columns their module moves itself: see `whenRotating`. */
export const movedByTheirModule: readonly string[] = ['person_credential'];

/** Tables whose sealed columns have stood under data keys from their first row: rotation has nothing to do there. */
export const sealedFromTheStart: readonly string[] = ['audit_entry', 'shift', 'hand_over'];
