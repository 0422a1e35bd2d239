import { disk } from './disk';
import type { KeptAbout, KeptShelter } from './kept-directory.types';

export interface Kept {
  readonly about: KeptAbout;
  readonly shelters: readonly KeptShelter[];
}

// After a wipe nothing is kept until somebody is known to be here: an answer on its way must not come to lie on the disk.
let isOpen = false;

/** Puts these in the place of what was kept: a shelter that is guarded since is gone by it. */
export async function keep({ about, shelters }: Kept): Promise<void> {
  if (!isOpen) return;
  const writing = (await disk()).transaction(['shelters', 'about'], 'readwrite');
  const kept = writing.objectStore('shelters');
  await Promise.all([
    kept.clear(),
    ...shelters.map((shelter) => kept.put(shelter)),
    writing.objectStore('about').put(about, 'directory'),
    writing.done,
  ]);
}

/** The last known directory, while the session lasts in which it was read; when that is over it is wiped. */
export async function kept(now: Date): Promise<Kept | null> {
  const reading = await disk();
  const about = await reading.get('about', 'directory');
  if (!about) return null;
  if (now.getTime() >= new Date(about.until).getTime()) {
    await wipeKept();
    return null;
  }
  return { about, shelters: await reading.getAll('shelters') };
}

/** Whoever signs in: what was kept for another is wiped; their own lasts as long as the session. */
export async function keepOnlyFor(accountId: string, until: string): Promise<void> {
  isOpen = true;
  const about = await (await disk()).get('about', 'directory');
  if (!about) return;
  if (about.accountId !== accountId) {
    await wipeKept();
    isOpen = true;
    return;
  }
  await (await disk()).put('about', { ...about, until }, 'directory');
}

/** At sign-out, at the end of a session, and at a quick exit. What waits to be sent stays. */
export async function wipeKept(): Promise<void> {
  isOpen = false;
  const wiping = (await disk()).transaction(['shelters', 'about'], 'readwrite');
  await Promise.all([
    wiping.objectStore('shelters').clear(),
    wiping.objectStore('about').clear(),
    wiping.done,
  ]);
}
