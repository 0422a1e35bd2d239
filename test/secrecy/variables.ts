import type { Client } from 'pg';
import type { Dice } from '../replay/dice.js';
import type { MarkedRegistry } from './marked-registry.js';

const categories = ['WOMAN_VICTIM_OF_VIOLENCE', 'FAMILY', 'HOMELESS_ADULT'];
const comuni = ['037032', '037006', '039010', '058091'];
const withReason = ['GLASS_BROKEN', 'GLASS_REVIEWED', 'ADDRESS_REVEALED'];
const unknownId = '00000000-0000-4000-8000-000000000000';

/** The ids of every table, by its name: what a root field with an `id` may be asked for. */
export async function idsByTable(client: Client): Promise<Map<string, readonly string[]>> {
  const { rows } = await client.query<{ name: string }>(
    `select c.table_name as name from information_schema.columns c
     join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.column_name = 'id' and c.data_type = 'uuid'`,
  );
  const ids = new Map<string, readonly string[]>();
  for (const { name } of rows) {
    const found = await client.query<{ id: string }>(`select id from ${name} order by id limit 200`);
    ids.set(
      name,
      found.rows.map(({ id }) => id),
    );
  }
  return ids;
}

const marksOf: Readonly<Record<string, (marked: MarkedRegistry) => readonly string[]>> = {
  shelter: ({ shelters }) => shelters.map(({ id }) => id),
  bedPool: ({ shelters }) => shelters.map(({ poolId }) => poolId),
  intervention: ({ cases }) => cases,
  placement: ({ placements }) => placements,
  subject: ({ subjects }) => subjects,
  access: ({ accesses }) => accesses,
  person: ({ people }) => people,
};
const tables: Readonly<Record<string, string>> = { person: 'account', access: 'emergency_access' };
const inSnakes = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Values for the variables of a root field: the marked things mostly, then anything there is. */
export function variablesFrom(ids: ReadonlyMap<string, readonly string[]>, marked: MarkedRegistry) {
  return (root: string, dice: Dice): object => {
    const idOf = (thing: string): string => {
      const table = ids.get(tables[thing] ?? inSnakes(thing)) ?? [];
      const marks = marksOf[thing]?.(marked) ?? [];
      const among = dice.chance(0.85) && marks.length > 0 ? marks : table;
      return dice.chance(0.02) ? unknownId : (dice.oneOf(among) ?? unknownId);
    };
    const category = dice.oneOf(categories);
    const target = dice.oneOf(['shelter', 'intervention', 'person', 'placement', 'subject']) ?? 'shelter';
    return {
      ...{ id: idOf(root), first: dice.oneOf([3, 20, 100]), need: needBy(dice, category) },
      ...{ placementId: idOf('placement'), interventionId: idOf('intervention'), accessId: idOf('access') },
      ...{ target: target.toUpperCase(), targetId: idOf(target) },
      // What was given a reason; among all that is written down it would be far down the list.
      ...(root === 'auditEntries' && dice.chance(0.8) ? { filter: { action: dice.oneOf(withReason) } } : {}),
      ...(root === 'registryAsShown' ? { at: new Date().toISOString() } : {}),
      ...(root === 'municipalities' ? { text: dice.oneOf(['imola', 'san', 'a']) } : {}),
      ...(root === 'municipality' ? { istatCode: dice.oneOf(comuni) } : {}),
    };
  };
}

function needBy(dice: Dice, category: string | undefined) {
  const child = { sex: dice.chance(0.5) ? 'MALE' : 'FEMALE', age: dice.whole(18) };
  return {
    ...{ category, widestRing: dice.oneOf(['OWN_DISTRICT', 'REGION', 'NATIONAL']) },
    guests: [{ sex: 'FEMALE', age: 20 + dice.whole(40) }, ...(dice.chance(0.5) ? [child] : [])],
    includeExcluded: dice.chance(0.5),
    ...(dice.chance(0.7) ? { municipality: dice.oneOf(comuni) } : {}),
  };
}
