import type { EntityManager } from '@mikro-orm/postgresql';
import type { RequestContext } from '../../platform/context.js';
import { opened } from '../../platform/data-keys/record-seal.js';
import { guardedStatement } from '../../platform/database/row-security.js';
import { statement } from '../../platform/database/statement.js';
import { caseRecord } from '../case-record.js';
import { type IdentityTags, tagsOf } from './subject-tags.js';

/** Rows looked at in one transaction. */
const rowsAtOnce = 200;

interface TaggedRow {
  readonly id: string;
  readonly interventionId: string;
  readonly districtId: string;
  readonly fiscalTags: string[];
  readonly nameTags: string[];
  readonly fiscalCode: Buffer | null;
  readonly givenName: Buffer | null;
  readonly familyName: Buffer | null;
  readonly birthDate: Buffer | null;
  readonly name: Buffer | null;
}

const maintain = statement('maintain-tags', `select set_config('riparo.maintenance', 'on', true)`);

const common = `t.id, t.intervention_id as "interventionId", i.district_id as "districtId",
     t.fiscal_tags as "fiscalTags", t.name_tags as "nameTags", t.fiscal_code_sealed as "fiscalCode"`;
const next = `where (t.fiscal_tags <> '{}' or t.name_tags <> '{}') and ($1::uuid is null or t.id > $1)
   order by t.id
   limit ${rowsAtOnce}`;

const taggedPeople = guardedStatement<TaggedRow>(
  'people-with-tags',
  `-- By which hashes are these people recognised? From one to the next.
   select ${common}, t.given_name_sealed as "givenName", t.family_name_sealed as "familyName",
     t.birth_date_sealed as "birthDate", null::bytea as name
   from subject t join intervention i on i.id = t.intervention_id
   ${next}`,
);
const taggedAvoidances = guardedStatement<TaggedRow>(
  'avoidances-with-tags',
  `-- By which hashes are the people recognised whom somebody must avoid? From one to the next.
   select ${common}, null::bytea as "givenName", null::bytea as "familyName", null::bytea as "birthDate",
     t.name_sealed as name
   from person_to_avoid t join intervention i on i.id = t.intervention_id
   ${next}`,
);

const keepForPeople = guardedStatement<{ id: string }>(
  'keep-moved-tags-of-people',
  `-- Only where it is still what was read.
   update subject t set fiscal_tags = $2, name_tags = $3
   where t.id = $1 and t.fiscal_tags = $4 and t.name_tags = $5 returning t.id`,
);
const keepForAvoidances = guardedStatement<{ id: string }>(
  'keep-moved-tags-of-avoidances',
  `-- Only where it is still what was read.
   update person_to_avoid t set fiscal_tags = $2, name_tags = $3
   where t.id = $1 and t.fiscal_tags = $4 and t.name_tags = $5 returning t.id`,
);

const tables = [
  { read: taggedPeople, keep: keepForPeople, table: 'subject' },
  { read: taggedAvoidances, keep: keepForAvoidances, table: 'person_to_avoid' },
] as const;

/**
 * Makes the hashes of people again, with the present key of the registry first. Until all are made again, what is
 * written has one for each key that was given, so that nobody who must be recognised is missed.
 */
export async function moveTags(ctx: RequestContext): Promise<number> {
  let moved = 0;
  for (const { read, keep, table } of tables) {
    let after: string | null = null;
    do {
      const batch: Moved = await ctx.em.transactional((em) =>
        moveSome({ ...ctx, em: em as EntityManager, memory: new Map() }, { read, keep, table, after }),
      );
      moved += batch.moved;
      after = batch.last;
    } while (after !== null);
  }
  return moved;
}

interface Moved {
  readonly moved: number;
  /** Null where there are no more. */
  readonly last: string | null;
}

interface Stretch {
  readonly read: typeof taggedPeople;
  readonly keep: typeof keepForPeople;
  readonly table: string;
  readonly after: string | null;
}

async function moveSome(tx: RequestContext, { read, keep, table, after }: Stretch): Promise<Moved> {
  await maintain(tx.em, []);
  const rows = await read(tx, [after]);
  let moved = 0;
  for (const row of rows) {
    const { fiscalTags, nameTags } = await tagsAgain(tx, row, table);
    const isSame = `${fiscalTags} ${nameTags}` === `${row.fiscalTags} ${row.nameTags}`;
    if (!isSame)
      moved += (await keep(tx, [row.id, fiscalTags, nameTags, row.fiscalTags, row.nameTags])).length;
  }
  return { moved, last: rows.length === rowsAtOnce ? (rows.at(-1)?.id ?? null) : null };
}

async function tagsAgain(tx: RequestContext, row: TaggedRow, table: string): Promise<IdentityTags> {
  const words = (sealed: Buffer | null, column: string) =>
    opened(tx, caseRecord(row.interventionId), { sealed, context: `${table}.${column}:${row.id}` });
  const fiscalCode = await words(row.fiscalCode, 'fiscal_code');
  const name = await words(row.name, 'name');
  if (name !== null) {
    const [givenName, birthDate] = [name.slice(0, -dayLength), name.slice(-dayLength)];
    return tagsOf(tx.secrets, row.districtId, { fiscalCode, givenName, familyName: ' ', birthDate });
  }
  return tagsOf(tx.secrets, row.districtId, {
    fiscalCode,
    givenName: await words(row.givenName, 'given_name'),
    familyName: await words(row.familyName, 'family_name'),
    birthDate: await words(row.birthDate, 'birth_date'),
  });
}

/** A name to avoid is sealed with its day of birth behind it: `2001-11-23`. */
const dayLength = 10;
