const mutation = (name: string, input: string) =>
  `mutation ($input: ${input}!) { ${name}(input: $input) { id } }`;

/** What is done in a night, by name; each leaves one effect. */
export const nightDocuments = {
  openIntervention: mutation('openIntervention', 'OpenInterventionInput'),
  addNote: mutation('addNote', 'AddNoteInput'),
  disputeBeds: mutation('disputeBeds', 'DisputeBedsInput'),
  declareBeds: mutation('declareBeds', 'DeclareBedsInput'),
  confirmBeds: mutation('confirmBeds', 'ConfirmBedsInput'),
  holdBeds: mutation('holdBeds', 'HoldBedsInput'),
  extendHold: mutation('extendHold', 'ExtendHoldInput'),
  confirmPlacement: mutation('confirmPlacement', 'PlacementInput'),
  recordArrival: mutation('recordArrival', 'PlacementInput'),
  endPlacement: mutation('endPlacement', 'PlacementInput'),
  releasePlacement: mutation('releasePlacement', 'PlacementInput'),
} as const;
export type NightActName = keyof typeof nightDocuments;

export interface NightAct {
  readonly name: NightActName;
  readonly input: object;
}

/** A case from its call on: one guest who came and left, one who never came. Nothing in it is ever refused. */
export function* night(poolId: string, mark: string): Generator<NightAct, void, string> {
  const act = (name: NightActName, input: object): NightAct => ({ name, input });
  const interventionId = yield act('openIntervention', {
    category: 'FAMILY',
    call: { corps: 'CARABINIERI' },
  });
  yield act('addNote', { interventionId, words: mark });
  yield act('disputeBeds', { poolId, note: mark });
  yield act('declareBeds', { poolId, occupied: 0, note: mark });
  yield act('confirmBeds', { poolId });
  const guest = yield act('holdBeds', { poolId, interventionId, places: 1 });
  yield act('extendHold', { placementId: guest, minutes: 15, reason: 'Traffico' });
  yield act('confirmPlacement', { placementId: guest });
  yield act('recordArrival', { placementId: guest });
  yield act('endPlacement', { placementId: guest });
  const nobody = yield act('holdBeds', { poolId, interventionId, places: 1 });
  yield act('releasePlacement', { placementId: nobody });
}
