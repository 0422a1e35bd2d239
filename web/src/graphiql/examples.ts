/** A document to start from: what it is for, who may send it, with what. */
export interface Example {
  readonly name: string;
  /** The demo key it is written for. */
  readonly as: string;
  readonly what: string;
  readonly document: string;
  readonly variables: string;
}

const files = import.meta.glob('../../../schema/examples/*.graphql', {
  query: '?raw',
  import: 'default',
  eager: true,
}) as Readonly<Record<string, string>>;

/** The examples of the schema, each run by a test as the person it names. */
export const examples: readonly Example[] = Object.entries(files).map(([path, text]) => {
  const lines = text.split('\n');
  const notes = lines.filter((line) => line.startsWith('#')).map((line) => line.slice(1).trim());
  const said = (name: string) =>
    notes
      .find((note) => note.startsWith(`${name}:`))
      ?.slice(name.length + 1)
      .trim() ?? null;
  return {
    name: (path.split('/').at(-1) ?? path).replace('.graphql', ''),
    as: said('as') ?? '',
    what: notes.filter((note) => !/^(as|variables):/.test(note)).join(' '),
    document: lines.filter((line) => !/^# (as|variables):/.test(line)).join('\n'),
    variables: pretty(said('variables')),
  };
});

function pretty(variables: string | null): string {
  try {
    return JSON.stringify(JSON.parse(variables ?? '{}'), null, 2);
  } catch {
    return variables ?? '';
  }
}
