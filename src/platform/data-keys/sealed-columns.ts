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
    columns: ['station_sealed', 'officer_sealed', 'callback_phone_sealed', 'situation_sealed'],
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
