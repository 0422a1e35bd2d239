/** One change, as the transaction that made it wrote it down. */
export interface JournalRow {
  /** Its place: the changes of one subject stand in the order of their revisions. */
  readonly seq: number;
  readonly at: Date;
  readonly topic: string;
  readonly subjectId: string;
  readonly revision: number | null;
}

/**
 * Makes ready to tell rows. What it gives is called in the same turn in which the journal moves to their end: whoever
 * asked for the position in between would miss them or hear them twice.
 */
export type Follower = (rows: readonly JournalRow[]) => Promise<() => void>;

/** The changes of the registry, in order and without gaps: a part of it is told only when nothing can join it. */
export interface Journal {
  /** Everything up to here has been told to those who follow. */
  readonly position: number;
  /**
   * Whether somebody can have been told this place: one from the future is of another database.
   * @throws UNAVAILABLE where the database cannot be asked
   */
  isKnown(seq: number): Promise<boolean>;
  /** Returns when the position is known. @throws UNAVAILABLE where the database cannot be asked. */
  isReady(): Promise<void>;
  /** What stands after a place, up to another that is not beyond the position. */
  read(topic: string, range: JournalRange): Promise<JournalRow[]>;
  follow(topic: string, follower: Follower): void;
}

/** After one place, up to and with another. */
export interface JournalRange {
  readonly after: number;
  readonly upTo: number;
  readonly limit: number;
}
