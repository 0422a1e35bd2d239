/**
 * Writes the words of every closed list, in both languages, from the descriptions of the schema:
 * `Family: adults and children who stay together (famiglia).` reads "Family" in English, "famiglia" in Italian.
 */
module.exports.plugin = (schema) => {
  const lists = Object.values(schema.getTypeMap()).filter(
    (type) => type.getValues && !type.name.startsWith('__'),
  );
  const entries = lists.flatMap((list) =>
    list.getValues().map((value) => `  '${list.name}.${value.name}': ${JSON.stringify(wordsOf(value))},`),
  );
  return `export const labels = {\n${entries.join('\n')}\n} as const;\n`;
};

function wordsOf({ name, description }) {
  const told = /^(.*?)(?::.*)?\s*\(([^()]*)\)\.?$/s.exec(description ?? '');
  return told ? { en: told[1].trim(), it: told[2].trim() } : { en: name, it: name };
}
