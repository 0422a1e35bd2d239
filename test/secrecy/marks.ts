/** What a mark stands for; who may read it is `entitled.ts`. */
export type MarkKind =
  | 'address'
  | 'address told'
  | 'address after its time'
  | 'meeting point'
  | 'words of a case'
  | 'identity of somebody'
  | 'duty phone'
  | 'true organisation'
  | 'name of a secret shelter'
  | 'id of a guarded shelter'
  | 'e-mail of a person'
  | 'e-mail of a person elsewhere'
  | 'reason of a reveal'
  | 'reason of an emergency'
  | 'secret told once';

/** A text that stands in one secret cell and nowhere else. */
export interface Mark {
  readonly kind: MarkKind;
  readonly text: string;
  /** The shelter or the case it belongs to. */
  readonly of: string;
}
/** A text that the registry made: it is looked for as a whole. */
interface KeptMark extends Mark {
  readonly forms: readonly (readonly [encoding: string, text: string])[];
}

// Letters that stand together in no name and no word of the registry; phones have only digits.
const letters = 'QzvyWkxj';
const digits = '39399077';

export interface Marks {
  readonly all: readonly Mark[];
  readonly kept: readonly KeptMark[];
  make(kind: MarkKind, of: string): string;
  /** A telephone number that is a mark, as a person would write it. */
  phone(kind: MarkKind, of: string): string;
  /** Takes an id that the registry made as a mark. */
  keepId(of: string, id: string): void;
  /** Takes a secret that the registry told this once as a mark. */
  keepSecret(of: string, text: string): void;
  find(text: string): Mark | undefined;
}

export function createMarks(): Marks {
  const byText = new Map<string, Mark>();
  const kept: KeptMark[] = [];
  const keep = (mark: Mark) => {
    byText.set(mark.text.toLowerCase(), mark);
    return mark.text;
  };
  return {
    get all() {
      return [...byText.values()];
    },
    kept,
    make: (kind, of) => keep({ kind, of, text: letters + lettersOf(byText.size) }),
    phone(kind, of) {
      return `+${keep({ kind, of, text: digits + String(byText.size).padStart(4, '0') })}`;
    },
    keepId(of, id) {
      keep({ kind: 'id of a guarded shelter', of, text: id });
    },
    keepSecret(of, text) {
      const mark: Mark = { kind: 'secret told once', of, text };
      keep(mark);
      kept.push({ ...mark, forms: formsOf(text) });
    },
    // Names are also kept folded, for searching.
    find: (text) => byText.get(text.toLowerCase()),
  };
}

/** Four letters for a number: names of shelters may hold no digits. */
function lettersOf(serial: number): string {
  return [17_576, 676, 26, 1]
    .map((unit) => 'abcdefghijklmnopqrstuvwxyz'[Math.floor(serial / unit) % 26])
    .join('');
}

export interface Hit {
  readonly encoding: string;
  /** The mark, where it stands in the clear. */
  readonly text: string | null;
  readonly at: number;
}

const encodings: readonly (readonly [string, RegExp])[] = [letters, letters.toLowerCase(), digits].flatMap(
  (stem) => encodingsOf(stem).map(([name, text]) => [name, new RegExp(escaped(text), 'g')] as const),
);
const plain = new RegExp(`${letters}[a-z]{4}|${digits}\\d{4}`, 'gi');
const uuid = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g;

/** Every mark in a text, in the clear and in the encodings a text goes through by accident; ids in the clear alone. */
export function marksIn(text: string, marks: Marks): Hit[] {
  const hits: Hit[] = [];
  for (const { 0: id, index } of text.matchAll(uuid)) {
    if (marks.find(id)) hits.push({ encoding: 'plain', text: id, at: index });
  }
  for (const { 0: found, index } of text.matchAll(plain))
    hits.push({ encoding: 'plain', text: found, at: index });
  for (const [encoding, pattern] of encodings) {
    for (const { index } of text.matchAll(pattern)) hits.push({ encoding, text: null, at: index });
  }
  return [...hits, ...keptIn(text, marks)];
}

function keptIn(text: string, { kept }: Marks): Hit[] {
  return kept.flatMap(({ text: secret, forms }) =>
    forms.flatMap(([encoding, form]) => {
      const at = text.indexOf(form);
      return at < 0 ? [] : [{ encoding, text: encoding === 'plain' ? secret : null, at }];
    }),
  );
}

function formsOf(secret: string): [string, string][] {
  return [['plain', secret], ...encodingsOf(secret).filter(([name]) => /^(hex|base64|percent)/i.test(name))];
}

function encodingsOf(stem: string): [string, string][] {
  const bytes = Buffer.from(stem);
  const each = (written: (byte: number) => string) => [...bytes].map(written).join('');
  const hex = bytes.toString('hex');
  return [
    ['hex', hex],
    ['HEX', hex.toUpperCase()],
    ...[0, 1, 2].map((shift): [string, string] => [`base64, shifted by ${shift}`, base64Core(bytes, shift)]),
    ['base64 of base64', base64Core(Buffer.from(bytes.toString('base64').replace(/.{0,3}=*$/, '')), 0)],
    ['percent', each((byte) => `%${byte.toString(16).toUpperCase()}`)],
    ['HTML entities', each((byte) => `&#${byte};`)],
    ['JSON escapes', each((byte) => `\\u${byte.toString(16).padStart(4, '0')}`)],
    ['octal', each((byte) => `\\${byte.toString(8)}`)],
    ['UTF-16', each((byte) => `${String.fromCharCode(byte)}\0`)],
    ['backwards', [...stem].reverse().join('')],
    ['letter codes', [...bytes].join(',')],
  ];
}

/** The part of a Base64 text that is the same whatever stands before and after. */
function base64Core(bytes: Buffer, shift: number): string {
  const written = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
  const from = Math.ceil((shift * 8) / 6);
  return written.slice(from, Math.floor(((shift + bytes.length) * 8) / 6));
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
