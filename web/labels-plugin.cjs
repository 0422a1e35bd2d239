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
  const told = (description ?? '').trim().replace(/\.$/, '');
  const begin = told.endsWith(')') ? openingOfLast(told) : -1;
  if (begin < 0) throw new Error(`${name} has no Italian word in brackets at the end: ${told}`);
  return { en: told.slice(0, begin).replace(/:.*/s, '').trim(), it: told.slice(begin + 1, -1).trim() };
}

/** Where the bracket opens that closes at the end; words in it may have brackets of their own. */
function openingOfLast(text) {
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at -= 1) {
    if (text[at] === ')') depth += 1;
    if (text[at] === '(') depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
}
