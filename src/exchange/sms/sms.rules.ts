/** What a text message asks for. */
export type SmsAct =
  | { readonly kind: 'FREE'; readonly free: number; readonly pool: string }
  | { readonly kind: 'AS_BEFORE'; readonly pool: string }
  | { readonly kind: 'CONFIRM'; readonly code: string }
  | { readonly kind: 'STOP' }
  | { readonly kind: 'HELP' }
  | { readonly kind: 'UNCLEAR' };

/** Capitals without accents and signs, parted by one blank: how people write on an old telephone, and how pools are named. */
export function plainWords(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const forms: readonly [RegExp, (found: RegExpExecArray) => SmsAct][] = [
  [/^(?:STOP|BASTA)$/, () => ({ kind: 'STOP' })],
  [/^(?:AIUTO|HELP|INFO)?$/, () => ({ kind: 'HELP' })],
  [/^SI (\d{6})$/, ([, code = '']) => ({ kind: 'CONFIRM', code })],
  [/^(?:PIENO|PIENA|COMPLETO|FULL)(?: (.+))?$/, ([, pool = '']) => ({ kind: 'FREE', free: 0, pool })],
  [/^(?:COME PRIMA|UGUALE|AS BEFORE)(?: (.+))?$/, ([, pool = '']) => ({ kind: 'AS_BEFORE', pool })],
  [
    /^(?:(?:POSTI|POSTO|LIBERI|LIBERO|BEDS) )?(\d{1,4})(?: (?:POSTI|POSTO|LIBERI|LIBERO))?(?: (.+))?$/,
    ([, digits = '', pool = '']) => ({ kind: 'FREE', free: Number(digits), pool }),
  ],
];

/** Reads a message: "POSTI 3", "posti 3 donne", "3", "PIENO", "come prima", "STOP", "AIUTO", "SÌ 123456". */
export function smsAct(text: string): SmsAct {
  const words = plainWords(text.slice(0, 200));
  for (const [form, act] of forms) {
    const found = form.exec(words);
    if (found) return act(found);
  }
  return { kind: 'UNCLEAR' };
}

/** Which pools are meant by a short name: the whole name, else its beginning, else a part of it; all where nothing is said. */
export function poolsMeant<Pool extends { readonly name: string }>(
  pools: readonly Pool[],
  wanted: string,
): readonly Pool[] {
  if (wanted === '') return pools;
  const named = pools.map((pool) => ({ pool, name: plainWords(pool.name) }));
  const ways = [
    (name: string) => name === wanted,
    (name: string) => name.startsWith(wanted),
    (name: string) => name.includes(wanted),
  ];
  for (const way of ways) {
    const found = named.filter(({ name }) => way(name));
    if (found.length > 0) return found.map(({ pool }) => pool);
  }
  return [];
}
