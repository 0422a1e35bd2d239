import type { World } from '../support/world.js';

export const steps = [
  {
    ...{ key: 'first', who: 'WORKER', obligatory: true, blocksClosing: false, source: null },
    ...{
      words: { it: 'Chiedere.', en: 'Ask.' },
      evidence: { it: 'Che cosa?', en: 'What?' },
      deadlineKind: null,
    },
  },
  {
    ...{ key: 'prosecutor', who: 'WORKER', obligatory: true, blocksClosing: false, source: 'art. 403 c.c.' },
    ...{ words: { it: 'Avvisare il pubblico ministero.', en: 'Tell the prosecutor.' }, evidence: null },
    deadlineKind: 'ART403_ORAL_NOTICE',
  },
  {
    ...{ key: 'optional', who: 'MEDIATOR', obligatory: false, blocksClosing: false, source: null },
    ...{ words: { it: 'Spiegare.', en: 'Explain.' }, evidence: null, deadlineKind: null },
  },
] as const;

/** A published procedure of a district. */
export async function procedureFor(
  { database }: Pick<World, 'database'>,
  district: { id: string },
  category: string,
  given: readonly object[] = steps,
): Promise<string> {
  const [row] = await database.sql<{ id: string }>(
    `insert into procedure (district_id, category, version, agreed_with, contacts, steps, drafted_by, published_at, published_by)
     values ($1, $2, 1, 'AUSL', '[]', $3, gen_random_uuid(), registry_now(), gen_random_uuid()) returning id`,
    [district.id, category, JSON.stringify(given)],
  );
  return row?.id ?? '';
}
