import { readFileSync } from 'node:fs';
import { buildSchema, type GraphQLSchema, getNamedType } from 'graphql';
import type { Account } from '../support/given.js';
import type { Answer, Parsed, World } from '../support/world.js';

export const subjectFields = `id sex ageFrom ageTo ageBand isMinor unaccompanied identification languages householdId
  householdRole consent consentAt representativeKind residenceBasis residence { istatCode } mergedAt mergedInto { id }
  mergedRecords { id } givenName familyName birthDate birthPlace fiscalCode citizenship phone notes residenceWords
  representativeName representativePhone consentNote revision`;

const schema: GraphQLSchema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'));

const shown: Readonly<Record<string, string>> = {
  Subject: subjectFields,
  Intervention: 'id state subjects { id householdId householdRole }',
  Call: `id outcome callerKind corps station officer callbackPhone situation answer callBackDueAt calledBackAt revision
    intervention { id }`,
};

/** What people do with the people of a case, over HTTP. */
export function peopleActsIn(world: World) {
  /** Any mutation of the schema, by its name. */
  function act(who: Account | null, name: string, input: object, language?: string): Promise<Answer> {
    const field = schema.getMutationType()?.getFields()[name];
    const [argument] = field?.args ?? [];
    if (!field || !argument) throw new Error(`There is no mutation ${name}.`);
    const fields = shown[getNamedType(field.type).name] ?? 'id';
    const document = `mutation ($input: ${argument.type}) { ${name}(input: $input) { ${fields} } }`;
    return world.ask(who, document, { input }, language);
  }
  /** The same, where no refusal is expected. */
  async function done(who: Account, name: string, input: object): Promise<Parsed> {
    const answer = await act(who, name, input);
    if (answer.code) throw new Error(`${name}: ${answer.code} ${answer.errors[0]?.message}`);
    return answer.data[name];
  }
  return {
    act,
    done,
    async person(who: Account | null, id: string, fields = subjectFields): Promise<Parsed> {
      const document = `query ($id: ID!) { subject(id: $id) { ${fields} } }`;
      return (await world.ask(who, document, { id })).data?.subject ?? null;
    },
    async audited(id: string): Promise<string[]> {
      const rows = await world.database.sql<{ action: string }>(
        'select action from audit_entry where $1 = any(target_ids) order by seq',
        [id],
      );
      return rows.map(({ action }) => action);
    },
  };
}
export type PeopleActs = ReturnType<typeof peopleActsIn>;
