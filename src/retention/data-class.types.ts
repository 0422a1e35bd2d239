/** What kind of data a column holds, from what harms nobody to what can kill. */
export type DataClass =
  /** Keys, counters and switches of the machine. */
  | 'NONE'
  /** What anybody may be told of places and offices, or a professional. */
  | 'DIRECTORY'
  /** How the service works: counts, times, who of the staff did what. */
  | 'OPERATIONAL'
  /** About guests, so that nobody can be told apart: sex, age, category. */
  | 'ANONYMOUS_FACTS'
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
  readonly columns: readonly TaggedColumns[];
}
