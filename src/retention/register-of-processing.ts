import type { DataClass, Purpose, TaggedTable, Term } from './data-class.types.js';
import { dataClasses } from './data-classes.js';
import { purposes, shippedTerms, termInWords } from './terms.js';

const head = `# Register of processing
Made from the tags of the data model (\`src/retention\`) by \`npm run schema\`; do not edit it. GDPR art. 30. The authority
that runs a registry adds its name, that of its data-protection officer, and its processors. Nothing is transferred
outside the European Union. How it is protected (art. 32): \`docs/security.md\`, \`docs/operations.md\`.

Terms stand in the table \`retention_term\` with the law they come from; a registry may have changed them. A municipal
archive may need the leave of the Soprintendenza before anything is discarded (D.lgs. 42/2004 art. 21): ask the archivist.
`;

const classes: Readonly<Record<DataClass, string>> = {
  SPECIAL: 'words about people in need (art. 9)',
  PERSONAL: 'names and numbers',
  SECRET_PLACE: 'places of guarded shelters',
  CREDENTIAL: 'what opens something',
  AUDIT: 'who read or did what',
  PSEUDONYMOUS: 'facts of a case under its number: sex, age, need, instants (pseudonymous, art. 4(5))',
  OPERATIONAL: 'how the service works',
  DIRECTORY: 'directory',
  NONE: 'technical',
};

/** The register of processing activities, as it is published in docs. */
export function registerOfProcessing(tables: readonly TaggedTable[] = dataClasses): string {
  const sections = (Object.keys(purposes) as Purpose[]).map((purpose) =>
    sectionOf(
      purpose,
      tables.filter((table) => table.purpose === purpose),
    ),
  );
  return [head, ...sections, terms()].join('\n');
}

function sectionOf(purpose: Purpose, tables: readonly TaggedTable[]): string {
  const { what, basis, subjects, recipients } = purposes[purpose];
  const rows = (Object.keys(classes) as DataClass[]).flatMap((dataClass) => rowsOf(dataClass, tables));
  return `## ${what}
Basis: ${basis}. Of whom: ${subjects}. Told to: ${recipients}.

| data | kept | where |
|---|---|---|
${rows.join('\n')}
`;
}

function rowsOf(dataClass: DataClass, tables: readonly TaggedTable[]): string[] {
  const places = new Map<Term, string[]>();
  for (const { table, columns } of tables) {
    for (const [term, names] of Map.groupBy(
      columns.filter(([one]) => one === dataClass),
      ([, term]) => term,
    )) {
      const listed = names
        .map(([, , text]) => text)
        .join(' ')
        .split(' ')
        .join(', ');
      places.set(term, [...(places.get(term) ?? []), `\`${table}\` (${listed})`]);
    }
  }
  return [...places].map(
    ([term, where]) => `| ${classes[dataClass]} | ${termInWords(term)} | ${where.join('; ')} |`,
  );
}

function terms(): string {
  const rows = Object.entries(shippedTerms).map(
    ([kind, { keep, countedFrom, source }]) => `| ${kind} | ${keep} | ${countedFrom} | ${source} |`,
  );
  return `## Terms as shipped
| kind | kept | from | source |
|---|---|---|---|
${rows.join('\n')}
`;
}
