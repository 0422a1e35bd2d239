import { graphql } from '../../api/generated';

/** The own district, its neighbours and those it has an agreement with: whose shelters a night may need. */
export const aroundQuery = graphql(`
  query Around($id: ID!) {
    district(id: $id) {
      id
      name
      neighbours { id name }
      agreements { districts { id name } }
    }
  }
`);

export const sheetQuery = graphql(`
  query CallSheet($districtId: ID!, $after: String) {
    shelters(filter: { districtId: $districtId }, first: 50, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes {
        id
        name
        secrecy
        toldArea
        phone
        admitsNow
        contacts { name phone route }
        pools {
          id
          name
          countedIn
          operable
          free
          categories
          freshness { observedAt disputed }
          criteria { id kind effect number words validFrom validUntil withdrawnAt }
        }
      }
    }
  }
`);
