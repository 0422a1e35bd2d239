import { graphql } from '../../api/generated';

export const sheltersQuery = graphql(`
  query Shelters($filter: ShelterFilter, $after: String) {
    shelters(filter: $filter, first: 20, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes {
        id
        name
        kind
        secrecy
        toldArea
        admitsNow
        organisation { name }
        pools { id name free operable overcommitted freshness { level observedAt disputed } }
      }
    }
  }
`);
export const servicesQuery = graphql(`
  query Services($kind: ServiceKind, $municipality: ID, $after: String) {
    services(kind: $kind, municipality: $municipality, first: 20, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes {
        id
        name
        kind
        coverage
        note
        answersNow
        languages
        revision
        hours { inWords }
        organisation { id name }
        municipality { istatCode name }
        contacts { name phone route answersNow answersFrom }
      }
    }
  }
`);
export const mapQuery = graphql(`
  query Mapped($district: ID!, $filter: ShelterFilter, $after: String) {
    district(id: $district) {
      id
      name
      municipalities { istatCode name latitude longitude }
      agreements { validUntil districts { id } }
      neighbours { id name municipalities { istatCode name latitude longitude } }
    }
    shelters(filter: $filter, first: 100, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes {
        id
        name
        secrecy
        municipality { istatCode name latitude longitude }
        pools { id free overcommitted freshness { level observedAt disputed } }
      }
    }
  }
`);
