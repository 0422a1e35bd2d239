import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  type GraphQLField,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isObjectType,
} from 'graphql';
import { resolvers } from '../../src/modules.js';
import { buildPublicSchema } from '../../src/platform/graphql/schema.js';
import type { Account } from '../support/given.js';
import { createWorld, type Parsed, type World } from '../support/world.js';

const schema = buildPublicSchema(resolvers);
/** Several at once: each must be harmless wherever it stands. */
const payloads = [
  `'; select pg_sleep(5)--$$ %27 ' or '1'='1 {"$gt":""}`,
  "\\' || pg_sleep(5) || '",
  '\u0000\u0001\u001b[31m\r\nSet-Cookie: b=c',
];

let world: World;
let callers: Account[];
beforeAll(async () => {
  world = await createWorld();
  const district = await world.given.district();
  await world.given.shelter({ district });
  const [owner] = await world.database.sql<{ id: string }>(
    'select organisation_id as id from shelter limit 1',
  );
  callers = [
    await world.given.coordinator({ district }),
    await world.given.operator({ organisation: { id: owner?.id ?? '' } }),
    await world.given.admin(),
  ];
});
afterAll(() => world.close());

type Root = GraphQLField<unknown, unknown>;
const queries = Object.values(schema.getQueryType()?.getFields() ?? {}).map(
  (field) => ['query', field] as const,
);
const mutations = Object.values(schema.getMutationType()?.getFields() ?? {}).map(
  (field) => ['mutation', field] as const,
);
const withTexts = [...queries, ...mutations]
  .filter(([, { args }]) => args.length > 0)
  .map(([kind, field]) => [field.name, kind, field] as const);

/** A value in which every text is the same. */
function filled(type: GraphQLInputType, text: string, depth = 0): Parsed {
  const plain = getNullableType(type);
  if (isListType(plain)) return depth > 4 ? [] : [filled(plain.ofType, text, depth + 1)];
  if (isEnumType(plain)) return plain.getValues()[0]?.name;
  if (isInputObjectType(plain)) {
    const fields = Object.values(plain.getFields());
    return Object.fromEntries(
      fields.map((field) => [field.name, depth > 4 ? null : filled(field.type, text, depth + 1)]),
    );
  }
  const usual: Record<string, unknown> = {
    Int: 1,
    Float: 1,
    Boolean: true,
    Date: '2026-11-23',
    DateTime: '2026-11-23T10:00:00Z',
  };
  return usual[String(plain)] ?? text;
}

function asked(kind: string, field: Root): string {
  const named = getNamedType(field.type);
  const declared = field.args.map(({ name, type }) => `$${name}: ${type}`).join(', ');
  const given = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
  return `${kind} (${declared}) { ${field.name}(${given}) ${isObjectType(named) ? '{ __typename }' : ''} }`;
}

test.each(withTexts)('%s takes whatever text as data', async (_, kind, field) => {
  for (const text of payloads) {
    const variables = Object.fromEntries(field.args.map(({ name, type }) => [name, filled(type, text)]));
    for (const who of callers) {
      const { status, errors } = await world.ask(who, asked(kind, field), variables);
      expect(status).toBeLessThan(500);
      for (const { extensions, message } of errors) {
        // Whoever slept would be BUSY after five seconds.
        expect(['INTERNAL', 'BUSY']).not.toContain(extensions.code);
        expect(message).not.toMatch(/syntax error|relation|column|pg_|postgres|invalid byte/i);
      }
    }
  }
});

test('nothing slept: no statement came near its time limit', async () => {
  const rows = await world.database.sql(
    "select 1 from pg_stat_activity where query like '%pg_sleep(5)%' and pid <> pg_backend_pid()",
  );
  expect(rows).toEqual([]);
});
