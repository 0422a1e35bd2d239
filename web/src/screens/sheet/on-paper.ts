import { labelOf } from '../../language/label';
import { say } from '../../language/say';
import type { SheetShelter } from './use-sheet';

export type SheetPool = SheetShelter['pools'][number];
type Criterion = SheetPool['criteria'][number];

/** Guarded shelters stand on paper by their gateway alone. */
export function isOpenShelter({ secrecy }: Pick<SheetShelter, 'secrecy'>): boolean {
  return secrecy === 'PUBLIC' || secrecy === 'PROFESSIONAL';
}

export interface Gateway {
  readonly name: string;
  readonly phone: string | null;
}

/** Through whom the guarded shelters are reached, each gateway once: not even how many there are behind it. */
export function gatewaysOf(shelters: readonly SheetShelter[]): Gateway[] {
  const all = shelters.flatMap(({ contacts: [first], secrecy }) =>
    isOpenShelter({ secrecy }) || !first ? [] : [{ name: first.name, phone: first.phone ?? null }],
  );
  return [...new Map(all.map((gateway) => [`${gateway.name} ${gateway.phone}`, gateway])).values()];
}

/** Whom to call, in few words: those who have a number, in order. */
export function callsOf({ contacts, phone }: SheetShelter): Gateway[] {
  const called = contacts.filter((contact) => contact.phone !== null).slice(0, 2);
  if (called.length > 0) return called.map(({ name, phone: number }) => ({ name, phone: number ?? null }));
  return phone ? [{ name: '', phone }] : [];
}

/** Whom a pool is for: the needs it serves, and what is required or excluded now. */
export function forWhom({ categories, criteria }: SheetPool, now: Date): string {
  const needs = categories.map((category) => shortened(labelOf('NeedCategory', category)));
  const rules = criteria.filter((criterion) => isFirm(criterion, now)).map(inWords);
  return [needs.join(', '), ...rules].filter(Boolean).join(' · ');
}

function isFirm({ kind, effect, validFrom, validUntil, withdrawnAt }: Criterion, now: Date): boolean {
  if (kind === 'NEED_CATEGORY' || withdrawnAt) return false;
  if (validFrom && new Date(validFrom) > now) return false;
  if (validUntil && new Date(validUntil) <= now) return false;
  return effect === 'REQUIRE' || effect === 'EXCLUDE';
}

function inWords({ kind, effect, number, words }: Criterion): string {
  const value = number ?? (words ?? []).map((word) => (isSex(word) ? labelOf('Sex', word) : word)).join(', ');
  const what = [shortened(labelOf('CriterionKind', kind)), value === '' ? null : value].filter(
    (part) => part !== null,
  );
  // A limit says by itself that it is one.
  if (kind.endsWith('_MAX') || kind.endsWith('_MIN')) return what.join(' ');
  return `${what.join(' ')}: ${shortened(labelOf('Effect', effect)).toLowerCase()}`;
}

function isSex(word: string): word is 'FEMALE' | 'MALE' | 'OTHER' {
  return word === 'FEMALE' || word === 'MALE' || word === 'OTHER';
}

/** A label up to its first comma or bracket: paper is narrow. */
function shortened(label: string): string {
  return label.split(/[,(;:]/)[0]?.trim() ?? label;
}

export function admitsInWords({ admitsNow }: SheetShelter): string {
  if (admitsNow === null || admitsNow === undefined) return say('sheet.notKnown');
  return say(admitsNow ? 'sheet.yes' : 'sheet.no');
}
