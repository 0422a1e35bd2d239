import { graphql } from '../../api/generated';

export const ownPoolsQuery = graphql(`
  query OwnPools($after: String) {
    shelters(filter: { own: true }, first: 20, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes {
        id
        name
        pools {
          id
          name
          shelter { id }
          countedIn
          bedsPerRoom
          revision
          operable
          occupied
          promised
          free
          turnaround
          outOfService
          surge
          criteria { id kind effect inWords note validFrom validUntil }
          overcommitted
          asOf
          freshness { level observedAt disputed }
          expected {
            id
            state
            places
            expectedBy
            expiresAt
            availableActions
            guests { sex age }
          }
          discrepancies(first: 5) { nodes { id kind openedAt note resolvedAt } }
        }
      }
    }
  }
`);

export const declareMutation = graphql(`
  mutation Declare($input: DeclareBedsInput!) { declareBeds(input: $input) { id revision occupied free } }
`);
export const confirmBedsMutation = graphql(`
  mutation ConfirmBeds($input: ConfirmBedsInput!) { confirmBeds(input: $input) { id revision } }
`);
export const markReadyMutation = graphql(`
  mutation MarkReady($input: MarkReadyInput!) { markReady(input: $input) { id revision turnaround } }
`);
export const arrivalMutation = graphql(`
  mutation Arrival($input: PlacementInput!) { recordArrival(input: $input) { id state } }
`);
export const noShowMutation = graphql(`
  mutation NoShow($input: PlacementInput!) { recordNoShow(input: $input) { id state } }
`);
export const poolsChangedSubscription = graphql(`
  subscription OwnBedsChanged($poolIds: [ID!]) { bedsChanged(poolIds: $poolIds) { cursor poolId } }
`);
