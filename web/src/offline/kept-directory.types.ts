/** A count as it is kept: the number and how old it is. */
export interface KeptPool {
  readonly id: string;
  readonly name: string;
  readonly countedIn: 'BED' | 'ROOM';
  readonly operable: number;
  readonly free: number | null;
  /** For who counts there; null for everybody else. */
  readonly occupied: number | null;
  readonly observedAt: string | null;
  readonly disputed: boolean;
}

/** A public or professional shelter as it is kept for a night without a line. */
export interface KeptShelter {
  readonly id: string;
  readonly name: string;
  readonly area: string;
  readonly phone: string | null;
  /** Whether whoever keeps this counts there. */
  readonly isOwn: boolean;
  readonly pools: readonly KeptPool[];
}

/** For whom the directory is kept, since when and until when. */
export interface KeptAbout {
  /** The account, without a name. */
  readonly accountId: string;
  /** When the figures were read, by the registry's clock. */
  readonly asOf: string;
  /** When the session ends: nothing is shown after it. */
  readonly until: string;
}
