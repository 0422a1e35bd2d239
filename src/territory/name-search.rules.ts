/**
 * A name of a Comune as it is searched: without accents, apostrophes, hyphens, spaces and capitals. The two
 * halves of a bilingual name stay apart, with `/` between them. Letters, digits and `/` alone: safe in a
 * `like` pattern.
 */
export function searchKey(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[^\p{Letter}\p{Number}/]+/gu, '')
    .replace(/\/{2,}/g, '/')
    .replace(/^\/|\/$/g, '');
}

/** WHOLE before START before PART. */
export type NameMatch = 'WHOLE' | 'START' | 'PART';

/** How what was typed finds a name, by the whole of it or by either half; null when it does not. */
export function matchOf(name: string, typed: string): NameMatch | null {
  const key = searchKey(name);
  const wanted = searchKey(typed).replaceAll('/', '');
  if (wanted === '') return null;
  const names = [key.replaceAll('/', ''), ...key.split('/')];
  if (names.includes(wanted)) return 'WHOLE';
  if (names.some((one) => one.startsWith(wanted))) return 'START';
  return names.some((one) => one.includes(wanted)) ? 'PART' : null;
}
