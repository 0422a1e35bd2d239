import { randomUUID } from 'node:crypto';
import type { Account } from '../support/given.js';
import type { Answer, World } from '../support/world.js';

export const placementFields = `id state places groupId guests { sex age } heldAt expiresAt extendedAt confirmedAt expectedBy
  releasedAt refusedAt toldCallerAt departedForAt arrivedAt arrivedPlaces stayUntil noShowAt endedAt directions
  overrideReason extensionReason note availableActions revision refusal { actor reason }
  pool { id free occupied promised operable turnaround overcommitted revision discrepancies { nodes { kind openedAtRevision } } }
  intervention { id state }`;

const mutation = (name: string, input: string, fields: string) =>
  `mutation ($input: ${input}!) { ${name}(input: $input) { ${fields} } }`;

const verbs = {
  holdBeds: mutation('holdBeds', 'HoldBedsInput', placementFields),
  holdGroup: mutation('holdGroup', 'HoldGroupInput', placementFields),
  extendHold: mutation('extendHold', 'ExtendHoldInput', placementFields),
  confirmPlacement: mutation('confirmPlacement', 'PlacementInput', placementFields),
  releasePlacement: mutation('releasePlacement', 'PlacementInput', placementFields),
  refusePlacement: mutation('refusePlacement', 'RefusePlacementInput', placementFields),
  recordArrival: mutation('recordArrival', 'PlacementInput', placementFields),
  recordNoShow: mutation('recordNoShow', 'PlacementInput', placementFields),
  endPlacement: mutation('endPlacement', 'PlacementInput', placementFields),
  recordStay: mutation('recordStay', 'RecordStayInput', placementFields),
  tellCaller: mutation('tellCaller', 'TellCallerInput', 'id state'),
  openIntervention: mutation('openIntervention', 'OpenInterventionInput', 'id number state revision'),
  saveCall: mutation('saveCall', 'SaveCallInput', 'id category revision'),
  closeIntervention: mutation('closeIntervention', 'CloseInterventionInput', 'id state outcome closedAt'),
} as const;
export type Verb = keyof typeof verbs;

const timelineFields = `timeline(first: 100) { nodes { kind at by toldTo words placement { id }
  shown { category guests ringReached offers { poolId free verdict light } } } }`;

/** What people do with cases and places, over HTTP. */
export function actsIn(world: World) {
  const act = (who: Account | null, verb: Verb, input: object, language?: string): Promise<Answer> =>
    world.ask(who, verbs[verb], { input }, language);

  /** The same, where no refusal is expected. */
  async function done(who: Account, verb: Verb, input: object) {
    const answer = await act(who, verb, input);
    if (answer.code) throw new Error(`${verb}: ${answer.code} ${answer.errors[0]?.message}`);
    return answer.data[verb];
  }

  return {
    act,
    done,
    /** An open case of the worker's district. */
    async openCase(worker: Account, input: object = {}): Promise<string> {
      return (
        await done(worker, 'openIntervention', {
          call: { corps: 'CARABINIERI' },
          category: 'FAMILY',
          ...input,
        })
      ).id;
    },
    hold(worker: Account, interventionId: string, poolId: string, more: object = {}) {
      return done(worker, 'holdBeds', {
        interventionId,
        poolId,
        places: 1,
        requestKey: randomUUID(),
        ...more,
      });
    },
    async confirmed(worker: Account, interventionId: string, poolId: string, more: object = {}) {
      const { id } = await this.hold(worker, interventionId, poolId, more);
      return done(worker, 'confirmPlacement', { placementId: id });
    },
    async pool(who: Account, id: string) {
      const document = `query ($id: ID!) { bedPool(id: $id) { free occupied promised operable turnaround outOfService
        overcommitted revision discrepancies { nodes { kind placement { id } } } expected { id state guests { sex age } } } }`;
      return (await world.ask(who, document, { id })).data?.bedPool ?? null;
    },
    async placement(who: Account, id: string) {
      const { data } = await world.ask(
        who,
        `query ($id: ID!) { placement(id: $id) { ${placementFields} } }`,
        { id },
      );
      return data?.placement ?? null;
    },
    async case(who: Account, id: string) {
      const document = `query ($id: ID!) { intervention(id: $id) { id number state openedOn openedAt category outcome closedAt
        closingNote assignedTo revision municipality { name } calls { corps station officer callbackPhone situation
        municipality { name } } placements { id state pool { id } } ${timelineFields} } }`;
      return (await world.ask(who, document, { id })).data?.intervention ?? null;
    },
    async alerts(who: Account, language = 'en') {
      const document = '{ alerts { kind since message whatToDo placementId poolId } }';
      const { data } = await world.ask(who, document, {}, language);
      // What is due has tests of its own.
      return data?.alerts.filter(({ kind }: { kind: string }) => !kind.startsWith('DEADLINE_'));
    },
  };
}
export type Acts = ReturnType<typeof actsIn>;

/** Everybody but those who hold places. */
export async function notHolding({ given }: World, district: { id: string; comune: string }) {
  return Promise.all([
    given.mediator({ district }),
    given.backOffice({ municipalities: [district.comune] }),
    given.operator({ organisation: await given.organisation() }),
    given.integration({ district, scopes: ['placements.read', 'placements.receive', 'interventions.write'] }),
    given.admin(),
    given.auditor(),
  ]);
}

/** Everybody but those who receive guests. */
export async function notReceiving({ given }: World, district: { id: string; comune: string }) {
  return Promise.all([
    given.mediator({ district }),
    given.backOffice({ municipalities: [district.comune] }),
    given.integration({ district, scopes: ['placements.read', 'placements.hold'] }),
    given.admin(),
    given.auditor(),
  ]);
}
