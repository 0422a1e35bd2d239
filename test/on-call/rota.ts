import { randomUUID } from 'node:crypto';
import type { Account } from '../support/given.js';
import type { Answer, World } from '../support/world.js';

const shift =
  'id workerId workerName role deputy phone startsAt endsAt stands withdrawnAt revision isMine plannedAt';
const swap = `id state proposerName colleagueName proposedAt endedAt endedByName shift { ${shift} } returnShift { ${shift} }`;
const handOver = `dueAt isWaiting words writtenBy writtenAt acknowledgedBy acknowledgedAt
  matters { kind interventionId number placementId places since due } shift { id } nextShift { id workerName }`;

const fields: Readonly<Record<string, string>> = {
  planShift: `{ ${shift} }`,
  planShifts: `{ made leftOut shifts { ${shift} } }`,
  editShift: `{ ${shift} }`,
  withdrawShift: `{ ${shift} }`,
  setOfficeHours: '{ id validFrom revision handOverMinutes municipality { istatCode } hours { inWords } }',
  proposeSwap: `{ ${swap} }`,
  answerSwap: `{ ${swap} }`,
  withdrawSwap: `{ ${swap} }`,
  writeHandOver: `{ ${handOver} }`,
  acknowledgeHandOver: `{ ${handOver} }`,
  noteNoAnswer: '{ id }',
  makeCalendarLink: '{ url madeAt }',
  endCalendarLink: '{ url madeAt endedAt }',
};

/** What people do with the rota, over HTTP. */
export function rotaIn(world: World) {
  const act = (who: Account | string | null, verb: string, input: object = {}): Promise<Answer> => {
    const type = `${verb.slice(0, 1).toUpperCase()}${verb.slice(1)}Input!`;
    return world.ask(who, `mutation ($input: ${type}) { ${verb}(input: $input) ${fields[verb]} }`, { input });
  };
  const asked = async (who: Account | string | null, document: string, variables: object = {}) => {
    const answer = await world.ask(who, document, variables);
    if (answer.code) throw new Error(`${answer.code} ${answer.errors[0]?.message}`);
    return answer.data;
  };
  return {
    act,
    asked,
    /** The same, where no refusal is expected. */
    async done(who: Account | string, verb: string, input: object = {}) {
      const answer = await act(who, verb, input);
      if (answer.code) throw new Error(`${verb}: ${answer.code} ${answer.errors[0]?.message}`);
      return answer.data[verb];
    },
    async onCall(who: Account | string | null, at?: string, districtId?: string) {
      const document = `query ($at: DateTime, $districtId: ID) {
        onCall(at: $at, districtId: $districtId) { at covered shifts { ${shift} } } }`;
      return (await asked(who, document, { at, districtId })).onCall;
    },
    async handOver(who: Account) {
      return (await asked(who, `{ handOver { ${handOver} } }`)).handOver;
    },
    swaps: (who: Account, open?: boolean) =>
      asked(who, `query ($open: Boolean) { shiftSwaps(open: $open) { nodes { ${swap} } } }`, { open }).then(
        ({ shiftSwaps }) => shiftSwaps.nodes,
      ),
    coverage(who: Account | string | null, from: string, to: string, districtId?: string) {
      const lines = 'lines { role deputy minutesCovered gaps { minutes } }';
      const document = `query ($from: DateTime!, $to: DateTime!, $districtId: ID) {
        coverage(from: $from, to: $to, districtId: $districtId) { from to officeHoursKnown minutesDue minutesCovered
          gaps { startsAt endsAt startsLocally endsLocally minutes } ${lines}
          months { month minutesDue minutesCovered lines { role deputy minutesCovered } } } }`;
      return world.ask(who, document, { from, to, districtId });
    },
    list: (who: Account | null, variables: object) =>
      world.ask(
        who,
        `query ($from: DateTime!, $to: DateTime!, $districtId: ID, $mine: Boolean, $first: Int, $after: String) {
          shifts(from: $from, to: $to, districtId: $districtId, mine: $mine, first: $first, after: $after) {
            nodes { ${shift} } pageInfo { hasNextPage endCursor } } }`,
        variables,
      ),
    preview: (who: Account | null, input: object) =>
      world.ask(
        who,
        `query ($input: PlanShiftsInput!) { shiftPlan(input: $input) { makes overlapping
          shifts { workerId workerName role deputy startsAt endsAt overlaps } } }`,
        { input },
      ),
  };
}

export const officeWeek = {
  weekly: [{ days: [1, 2, 3, 4, 5], from: '08:00', to: '18:00' }],
  holidays: 'CLOSED',
};

/** Accounts of every kind but these roles. */
export async function butFor(
  world: World,
  district: { id: string },
  roles: readonly string[],
): Promise<Account[]> {
  const { given } = world;
  const organisation = await given.organisation({ district });
  const everybody: Record<string, () => Promise<Account>> = {
    SOCIAL_WORKER: () => given.worker({ district }),
    COORDINATOR: () => given.coordinator({ district }),
    CULTURAL_MEDIATOR: () => given.mediator({ district }),
    BACK_OFFICE: () => given.backOffice({ municipalities: ['037006'] }),
    SHELTER_OPERATOR: () => given.operator({ organisation }),
    INTEGRATION: () => given.integration({ district, scopes: ['beds.read', 'rota.read'] }),
    ADMIN: () => given.admin(),
    AUDITOR: () => given.auditor(),
  };
  return Promise.all(
    Object.entries(everybody)
      .filter(([role]) => !roles.includes(role))
      .map(([, make]) => make()),
  );
}

export const key = () => randomUUID();
