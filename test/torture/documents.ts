const figures = '{ id revision asOf operable occupied promised free outOfService }';
const placement = `{ id state expiresAt pool ${figures} }`;

function mutation(name: string, input: string, selection: string): string {
  return `mutation ($input: ${input}!) { ${name}(input: $input) ${selection} }`;
}

/** What subscribers ask for. */
export const watchDocument = `subscription ($poolIds: [ID!], $since: String) {
  bedsChanged(poolIds: $poolIds, since: $since) { cursor poolId at pool ${figures} } }`;

/** Everything that is asked, by name. */
export const documents = {
  bedPool: `query ($id: ID!) { bedPool(id: $id) ${figures} }`,
  placement: `query ($id: ID!) { placement(id: $id) { id state note } }`,
  findBeds: `query ($need: NeedInput!) { findBeds(need: $need, first: 5) { nodes { pool ${figures} } } }`,
  declareBeds: mutation('declareBeds', 'DeclareBedsInput', figures),
  confirmBeds: mutation('confirmBeds', 'ConfirmBedsInput', figures),
  disputeBeds: mutation('disputeBeds', 'DisputeBedsInput', figures),
  holdBeds: mutation('holdBeds', 'HoldBedsInput', placement),
  holdGroup: mutation('holdGroup', 'HoldGroupInput', placement),
  extendHold: mutation('extendHold', 'ExtendHoldInput', placement),
  confirmPlacement: mutation('confirmPlacement', 'PlacementInput', placement),
  releasePlacement: mutation('releasePlacement', 'PlacementInput', placement),
  refusePlacement: mutation('refusePlacement', 'RefusePlacementInput', placement),
  recordArrival: mutation('recordArrival', 'PlacementInput', placement),
  recordNoShow: mutation('recordNoShow', 'PlacementInput', placement),
  recordStay: mutation('recordStay', 'RecordStayInput', placement),
  endPlacement: mutation('endPlacement', 'PlacementInput', placement),
} as const;
export type OperationName = keyof typeof documents;

/** The row that an act on one placement leaves in the ledger. */
export const ledgerKindOf: Readonly<Partial<Record<OperationName, string>>> = {
  extendHold: 'EXTENDED',
  confirmPlacement: 'CONFIRMED',
  releasePlacement: 'RELEASED',
  refusePlacement: 'REFUSED',
  recordArrival: 'ARRIVED',
  recordNoShow: 'NO_SHOW',
  endPlacement: 'ENDED',
};
