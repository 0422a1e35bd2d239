import type { Account } from '../support/given.js';
import type { Answer, World } from '../support/world.js';

const fields = `id kind state dutyBearer isOurs source policyVersion begunAt dueAt dueOn firstDueAt municipality { name }
  intervention { id } placementId fulfilledAt fulfilledBy evidence cancelledAt cancelledBy cancelReason breach`;
const ofCase = `id deadlines { ${fields} } procedure { begunAt procedure { version } stillToDo { key }
  steps { key number words who obligatory state at by evidence evidenceAsked deadlineKind } }`;

const inputs = {
  fulfilDeadline: ['FulfilDeadlineInput', fields],
  cancelDeadline: ['CancelDeadlineInput', fields],
  watchDeadline: ['WatchDeadlineInput', fields],
  recordDataBreach: ['RecordDataBreachInput', fields],
  recordRemoval: ['RecordRemovalInput', ofCase],
  recordMinorFound: ['RecordMinorFoundInput', ofCase],
  tickStep: ['TickStepInput', ofCase],
  untickStep: ['UntickStepInput', ofCase],
  skipStep: ['SkipStepInput', ofCase],
  draftProcedure: [
    'DraftProcedureInput',
    'id version revision publishedAt isInForce steps { key words } contacts { name }',
  ],
  publishProcedure: ['PublishProcedureInput', 'id version publishedAt isInForce'],
  setDeadlinePolicy: [
    'SetDeadlinePolicyInput',
    'id kind version isOfDistrict isInForce naturalMinutes workingDays workingTime warnMinutes source',
  ],
} as const;
export type ProcedureAct = keyof typeof inputs;

/** What people do with deadlines and procedures, over HTTP. */
export function procedureActsIn(world: World) {
  const act = (
    who: Account | null,
    name: ProcedureAct,
    input: object,
    language?: string,
  ): Promise<Answer> => {
    const [type, asked] = inputs[name];
    return world.ask(
      who,
      `mutation ($input: ${type}!) { ${name}(input: $input) { ${asked} } }`,
      { input },
      language,
    );
  };
  return {
    act,
    async done(who: Account, name: ProcedureAct, input: object) {
      const answer = await act(who, name, input);
      if (answer.code) throw new Error(`${name}: ${answer.code} ${answer.errors[0]?.message}`);
      return answer.data[name];
    },
    async of(who: Account | null, id: string) {
      const { data } = await world.ask(who, `query ($id: ID!) { intervention(id: $id) { ${ofCase} } }`, {
        id,
      });
      return data?.intervention ?? null;
    },
    async deadline(who: Account, id: string, kind: string) {
      const seen = await this.of(who, id);
      return seen?.deadlines.find((one: { kind: string }) => one.kind === kind) ?? null;
    },
    async list(who: Account | null, filter: object = {}, page = 'first: 100') {
      const document = `query ($filter: DeadlineFilter) { deadlines(filter: $filter, ${page}) {
        nodes { ${fields} } pageInfo { hasNextPage endCursor } } }`;
      return world.ask(who, document, { filter });
    },
    async alerts(who: Account, language = 'en') {
      const document = '{ alerts { kind since message whatToDo deadlineId } }';
      const { data } = await world.ask(who, document, {}, language);
      return data.alerts.filter(({ kind }: { kind: string }) => kind.startsWith('DEADLINE_'));
    },
  };
}
export type ProcedureActs = ReturnType<typeof procedureActsIn>;
