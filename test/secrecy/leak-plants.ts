import { rmSync } from 'node:fs';
import path from 'node:path';
import { say } from '../replay/printed.js';
import { type Edit, plantedProduct } from '../support/planted-product.js';
import { type CanaryOptions, markedGround } from './canaries.js';
import type { Leak } from './harvest.js';

export interface LeakPlant {
  readonly leak: string;
  readonly edits: readonly Edit[];
}

const src = 'dist/src';
const sight = `${src}/directory/sight.js`;
const cases = `${src}/interventions`;
const http = `${src}/platform/http.js`;
const answers = `${src}/platform/graphql/format-error.js`;
const allSecrecies = "['PUBLIC', 'PROFESSIONAL', 'CONFIDENTIAL_ADDRESS', 'SECRET']";

/** Mistakes that a tired developer makes, each of which tells somebody what they may not know. */
export const leakPlants: readonly LeakPlant[] = [
  {
    leak: 'an office counts as the team of a case',
    edits: [
      {
        file: `${cases}/intervention.rules.js`,
        find: "relation === 'WORKER'",
        put: "relation === 'OFFICE' || relation === 'WORKER'",
      },
    ],
  },
  {
    leak: 'an organisation is shown in place of its gateway',
    edits: [
      {
        file: `${src}/directory/shelters/shelter.resolver.js`,
        find: '(gateway ?? organisation)',
        put: '(organisation ?? gateway)',
      },
    ],
  },
  {
    leak: 'nobody sees everything',
    edits: [
      { file: sight, find: 'openSecrecies: [Secrecy.PUBLIC],', put: `openSecrecies: ${allSecrecies},` },
    ],
  },
  {
    leak: 'whoever is signed in sees everything',
    edits: [{ file: sight, find: '[Secrecy.PUBLIC, Secrecy.PROFESSIONAL]', put: allSecrecies }],
  },
  {
    leak: 'an "or" for an "and" in the sight of secret shelters',
    edits: [{ file: sight, find: "or s.secrecy = 'SECRET' and", put: "or s.secrecy = 'SECRET' or" }],
  },
  {
    leak: 'streams that forget the sight',
    edits: [
      { file: sight, find: 'if (organisationId === sight.ownOrganisation)', put: 'if (organisationId)' },
    ],
  },
  {
    leak: 'everybody works for every district',
    edits: [{ file: `${cases}/scope.js`, find: 'isWorker ? districtId : null', put: 'districtId' }],
  },
  {
    leak: 'a body in the log',
    edits: [
      { file: http, find: 'method: request.method,', put: 'method: request.method, body: request.body,' },
    ],
  },
  {
    leak: 'an answer in a header, in hexadecimal',
    edits: [
      {
        file: answers,
        find: "if (response.body.kind !== 'single')",
        put: `response.http.headers.set('x-debug', Buffer.from(JSON.stringify(response.body.singleResult?.data ?? '')).toString('hex').slice(0, 4000));
                if (response.body.kind !== 'single')`,
      },
    ],
  },
  {
    leak: 'a cursor that is only encoded',
    edits: [
      {
        file: `${src}/platform/graphql/page.js`,
        find: 'ctx.secrets.wrap(JSON.stringify(place), boundTo(ctx, list))',
        put: "Buffer.from(JSON.stringify(place)).toString('base64url')",
      },
    ],
  },
  {
    leak: 'the name of what was not found',
    edits: [
      {
        file: `${src}/directory/shelters/shelter.queries.js`,
        find: `if (!shelter)
        throw new Refusal('NOT_FOUND');`,
        put: `if (!shelter)
        throw new Refusal('NOT_FOUND', { name: (await ctx.em.findOne(Shelter, { id }))?.name });`,
      },
    ],
  },
  {
    leak: 'what was asked is kept beside its key',
    edits: [
      {
        file: `${src}/platform/request-key.js`,
        find: 'Buffer.from(tx.secrets.sign(',
        put: 'Buffer.from(((text) => text)(',
      },
    ],
  },
];

/** Plants each leak in a copy of the product that exists for this alone. True where each is found. */
export async function findLeaks(options: CanaryOptions & { only?: string | undefined }): Promise<boolean> {
  const folder = path.resolve('.data', 'leak-plants');
  const chosen = leakPlants.filter(({ leak }) => options.only === undefined || leak === options.only);
  const ground = await markedGround(options);
  let found = 0;
  try {
    for (const { leak, edits } of chosen) {
      const product = plantedProduct(path.join(folder, leak.replaceAll(/\W+/g, '-')), edits);
      const { leaks } = await ground.run(product);
      if (leaks.length > 0) found++;
      say(`${leak.padEnd(52)} → ${leaks.length > 0 ? told(leaks) : 'NOT FOUND'}`);
    }
    say(`${found} of ${chosen.length} leaks found`);
    return found === chosen.length;
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await ground.close();
  }
}

function told(leaks: readonly Leak[]): string {
  const [first] = leaks;
  return `${leaks.length} times, first to ${first?.asker} at ${first?.surface}: ${first?.what}`;
}

export function printLeaks(leaks: readonly Leak[]): void {
  for (const { surface, asker, what, where } of leaks.slice(0, 40))
    say(`  ${asker} at ${surface}: ${what} · ${where}`);
  say(`leaks ${leaks.length}`);
}
