import { graphql } from '../../api/generated';

export const tonightQuery = graphql(`
  query Tonight {
    alerts { ...AlertInWords }
    interventions(filter: { open: true }, first: 20) {
      pageInfo { hasNextPage endCursor }
      nodes {
        id
        number
        state
        category
        openedAt
        openedOn
        assignedTo
        municipality { name }
        placements { id state places heldAt expiresAt expectedBy pool { shelter { name } } }
      }
    }
  }
`);
export const anythingChangedSubscription = graphql(
  `subscription AnythingChanged($since: String) { bedsChanged(since: $since) { cursor poolId } }`,
);
