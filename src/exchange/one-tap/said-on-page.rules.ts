import type { Said, SaidByLink } from './count-by-link.js';

const key = /^[\w-]{16,64}$/;
const figure = /^\s*(\d{1,4})\s*$/;

/** What the form of the page says; null where it was not sent by that page, or the number is none. */
export function saidOnPage(body: unknown): SaidByLink | 'UNCLEAR' | null {
  const { modulo, rev, chiave, ospiti, ...acts } = fieldsOf(body);
  if (!modulo || !chiave || !key.test(chiave) || !rev || !/^\d{1,9}$/.test(rev)) return null;
  const guests = ospiti === 'si' ? 'ARRIVED' : ospiti === 'no' ? 'NOT_ARRIVED' : null;
  const said = saidBy(acts, guests === 'ARRIVED');
  if (said === null) return 'UNCLEAR';
  return {
    channel: 'LINK',
    poolId: modulo.toLowerCase(),
    expectedRevision: Number(rev),
    requestKey: chiave,
    said,
    guests,
  };
}

// The number field travels with every button of its form: what was pressed comes first.
function saidBy({ annulla, prima, liberi, numero }: Fields, withGuests: boolean): Said | null {
  if (annulla !== undefined) return { kind: 'TAKE_BACK' };
  if (prima !== undefined) {
    // "As before, and they have arrived": the number shown is said again, with them among those inside.
    const shown = placesIn(prima);
    return withGuests && shown !== null ? { kind: 'FREE', free: shown } : { kind: 'AS_BEFORE' };
  }
  const free = placesIn(liberi ?? numero ?? '');
  return free === null ? null : { kind: 'FREE', free };
}

function placesIn(text: string): number | null {
  const digits = figure.exec(text)?.[1];
  return digits === undefined ? null : Number(digits);
}

type Fields = Readonly<Record<string, string | undefined>>;

/** A field that stands twice is none of ours. */
function fieldsOf(body: unknown): Fields {
  if (typeof body !== 'object' || body === null) return {};
  return Object.fromEntries(Object.entries(body).filter(([, value]) => typeof value === 'string'));
}
