import { acts } from './acts.js';
import type { Row } from './ask.js';
import { lists, queries } from './ways.js';
import type { Groups, MatrixWorld } from './world.types.js';

const head = `# Who gets what

Made by \`npm run matrix\`: every field of the schema, asked over HTTP by everybody about objects near and far, and every
act tried to its end and undone; streams over SSE, when every pool changes. A test compares; whoever changes a line answers for it.

| mark | meaning |
|---|---|
| V | a value; for an act: done (and undone) |
| n | null, or an empty list |
| . | there is nothing to ask it of: what holds it is not shown |
| s a f | NOT_SIGNED_IN, NOT_ALLOWED, NOT_FOUND |
| o | NOT_ASSIGNED, OWN_ACCOUNT, REVIEW_BY_ANOTHER: for somebody else |
| h | SECOND_FACTOR_NEEDED: the password alone does not do |
| k | SESSION_NEEDED: for people at a browser, not for keys |
| x | refused for another reason: the state of what it is about, or an input that cannot be |

A cell has a mark for each object, in groups; a group, or a cell, in which all are the same has one. Fields that give
everybody the same stand under one table of cells, one a line.
The callers work for the district *own* or the organisation of its shelters. *agreed* is a neighbour with an agreement,
*region* a district of the same region, *far* one of another; *emergency* is what the worker broke the glass for; *never* is an id that never existed. The systems have every
scope that there is, the reading system only \`beds.read\`.
`;

/** The rows as a text to review. */
export function written(rows: readonly Row[], { roles, ids }: MatrixWorld): string {
  const names = [...roles.keys()];
  const sections = Map.groupBy(rows, ({ section }) => section);
  const parts = [...sections].map(([section, all]) => {
    const alike = Map.groupBy(all, ({ cells }) => cells.join('|'));
    const blocks = [...alike.values()].map(
      (fields) =>
        `${cellsOf(names, fields[0]?.cells ?? [])}\n${fields.map(({ field }) => `    ${field}\n`).join('')}`,
    );
    return `## ${section}\n${legendOf(section, ids)}\n\`\`\`\n${blocks.join('\n')}\`\`\`\n`;
  });
  return `${head}\n${parts.join('\n')}`;
}

/** A line for each cell that differs, with the roles that have it. */
function cellsOf(names: readonly string[], cells: readonly string[]): string {
  const alike = Map.groupBy(names, (_, index) => cells[index] ?? '');
  const width = Math.max(...[...alike.keys()].map((cell) => cell.length));
  const lines = [...alike].map(([cell, who]) => `${cell.padEnd(width)}  ${who.join(', ')}`);
  return lines.join('\n');
}

function legendOf(section: string, ids: MatrixWorld['ids']): string {
  const kind =
    queries[section]?.about ??
    (section.startsWith('a stream: pool') ? 'pool' : undefined) ??
    Object.values({ ...lists, ...acts }).find(({ about }) => section.endsWith(`: ${about}`))?.about;
  if (!kind) return '';
  const groups: Groups = ids[kind];
  const told = Object.entries(groups).map(
    ([group, objects]) => `${group} (${Object.keys(objects).join(' ')})`,
  );
  return `About: ${told.join(', ')}.\n`;
}

/** Where each field stands: with its cells, so that a field which moves is a difference. */
function placesIn(text: string): Set<string> {
  const places = new Set<string>();
  let [section, cells] = ['', ''];
  for (const line of text.split('\n')) {
    if (line.startsWith('## ')) section = line;
    if (line.startsWith('    ')) places.add(`${section} ${line.trim()}: ${cells}`);
    else cells = line === '' || line === '```' ? '' : `${cells}[${line}] `;
  }
  return places;
}

/** Fields whose cells differ between two texts. */
export function differences(known: string, found: string): string[] {
  const [was, is] = [placesIn(known), placesIn(found)];
  return [
    ...[...was].filter((place) => !is.has(place)).map((place) => `- ${place}`),
    ...[...is].filter((place) => !was.has(place)).map((place) => `+ ${place}`),
  ];
}
