import { allCodes, sentenceOf } from './errors.js';

const head = `# Errors
Every refusal comes in \`errors[]\` with \`extensions.code\` from this list and, where there is more to know,
\`extensions.details\`. Codes never change; messages come in Italian or English by \`Accept-Language\`, and \`{name}\` in
them is the detail of that name. Refusals of documents that do not fit the schema are \`INVALID_INPUT\` with
\`details.field\` "document". A body that is no JSON is answered with HTTP 400, too large with 413, of another kind with
415; a key that is not in force with 401; an unreachable database with \`UNAVAILABLE\` and HTTP 503 for whatever is asked
outside GraphQL.

Every refusal that touches a pool carries its \`poolId\`, its \`revision\` and its present figures in \`details\`: the
refusal was true at that revision. \`BUSY\`, \`UNAVAILABLE\` and a lost connection leave no trace or an unknown one: send
the same request again with the same \`requestKey\`.

| code | in English | in Italian |
|---|---|---|
`;

/** The manual of error codes, as it is published in docs/errors.md. */
export function errorsManual(): string {
  const rows = allCodes().map(
    (code) => `| \`${code}\` | ${template(code, 'en')} | ${template(code, 'it')} |\n`,
  );
  return head + rows.join('');
}

function template(code: string, language: 'en' | 'it'): string {
  return sentenceOf(code, null, language);
}
