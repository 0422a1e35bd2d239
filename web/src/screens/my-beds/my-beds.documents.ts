import { graphql } from '../../api/generated';

export const ownPoolsQuery = graphql(`
  query OwnPools($after: String) {
    shelters(filter: { own: true }, first: 20, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes {
        id
        name
        secrecy
        phone
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

export const confirmBedsMutation = graphql(`
  mutation ConfirmBeds($input: ConfirmBedsInput!) { confirmBeds(input: $input) { id revision } }
`);
export const markReadyMutation = graphql(`
  mutation MarkReady($input: MarkReadyInput!) { markReady(input: $input) { id revision turnaround } }
`);
export const poolsChangedSubscription = graphql(`
  subscription OwnBedsChanged($poolIds: [ID!], $since: String) {
    bedsChanged(poolIds: $poolIds, since: $since) { cursor poolId }
  }
`);
