/** What kind of data a column holds, from what harms nobody to what can kill. */
export type DataClass =
  /** Keys, counters and switches of the machine. */
  | 'NONE'
  /** What anybody may be told of places and offices, or a professional. */
  | 'DIRECTORY'
  /** How the service works: counts, times, who of the staff did what. */
  | 'OPERATIONAL'
  /** Sex, age, need and instants under the number of a case: without a name, and still about somebody (GDPR art. 4(5)). */
  | 'PSEUDONYMOUS'
  /** Names and numbers of people. */
  | 'PERSONAL'
  /** Words about people in need: health, violence, origin (GDPR art. 9). */
  | 'SPECIAL'
  /** Where a guarded shelter is, or where it meets a patrol. */
  | 'SECRET_PLACE'
  /** What opens something. */
  | 'CREDENTIAL'
  /** Who read or did what. */
  | 'AUDIT';

/** How long a column is kept: a kind of `retention_term`, or without an end of its own. */
export type Term =
  | 'REQUEST_KEY'
  | 'CREDENTIAL'
  | 'CASE_WORDS'
  /** As long as the words of the case; then made coarser, so that it is a figure. */
  | 'CASE_FACTS'
  /** How the case went, for the figures: without an end, under a number that leads to nobody once the words are gone. */
  | 'CASE_FIGURES'
  | 'STAFF_NAME'
  | 'SECRET_PLACE'
  | 'HAND_OVER'
  /** Until what it was for is over, as `forget_old_sign_ins` has it. */
  | 'SIGN_IN'
  /** Until the next minutes replace it. */
  | 'MINUTES'
  /** As long as it is true: corrected by those who keep it, closed when it ends. */
  | 'IN_USE'
  /** Facts and figures about nobody: no end. */
  | 'FIGURES'
  /** As long as the audit trail, which is kept whole. */
  | 'TRAIL';

export type Purpose = 'CASES' | 'DUTY' | 'PLACES' | 'PROTECTION' | 'ACCESS' | 'ACCOUNTABILITY' | 'OPERATION';

/** Columns of one class and term, parted by spaces. */
export type TaggedColumns = readonly [DataClass, Term, string];

export interface TaggedTable {
  readonly table: string;
  readonly purpose: Purpose;
  /** The column that says to which case a row belongs: it is part of an extract. */
  readonly ofCase?: string;
  /** Columns that hold ids of staff, parted by spaces: an extract tells their role. */
  readonly ofStaff?: string;
  /** Columns about other things than the case, parted by spaces: an extract leaves them out. */
  readonly notOfCase?: string;
  readonly columns: readonly TaggedColumns[];
}
