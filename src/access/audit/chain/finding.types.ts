/** Something that is not as it was written. */
export interface Finding {
  readonly kind: 'CHANGED' | 'REMOVED' | 'INSERTED' | 'REORDERED' | 'CUT' | 'REWRITTEN' | 'NOT_SIGNED';
  readonly sentence: string;
}
