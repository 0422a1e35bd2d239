import type { Light } from '../../design/light-mark';

interface Figures {
  readonly free?: number | null;
  readonly overcommitted: boolean;
  readonly freshness: { readonly level: string; readonly disputed: boolean };
}

/** The light of a pool of which nobody asks anything: how many, and how far the number can be trusted. */
export function lightOfPool({ free, overcommitted, freshness: { level, disputed } }: Figures): Light {
  if (level === 'UNKNOWN') return 'GREY';
  if (disputed || level !== 'FRESH') return 'YELLOW';
  return overcommitted || !free ? 'RED' : 'GREEN';
}
