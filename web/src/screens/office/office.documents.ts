import { graphql } from '../../api/generated';

export const keysQuery = graphql(`
  query Keys($includeEnded: Boolean, $after: String) {
    apiKeys(first: 20, after: $after, includeEnded: $includeEnded) {
      pageInfo { hasNextPage endCursor }
      nodes {
        id
        name
        accountName
        hint
        roles
        scopes
        organisationId
        districtId
        createdAt
        lastUsedAt
        expiresAt
        revokedAt
        isInForce
      }
    }
  }
`);
export const createKeyMutation = graphql(`
  mutation CreateKey($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret apiKey { id name expiresAt } } }
`);
export const rotateKeyMutation = graphql(`
  mutation RotateKey($input: RotateApiKeyInput!) { rotateApiKey(input: $input) { secret apiKey { id name expiresAt } } }
`);
export const revokeKeyMutation = graphql(`
  mutation RevokeKey($input: RevokeApiKeyInput!) { revokeApiKey(input: $input) { id isInForce revokedAt } }
`);
export const auditQuery = graphql(`
  query Audit($filter: AuditFilter, $after: String) {
    auditEntries(filter: $filter, first: 30, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes {
        id
        at
        action
        target
        targetIds
        reason
        hasReason
        by { id name organisation district }
        details { name value }
      }
    }
  }
`);
export const whoSawQuery = graphql(`
  query WhoSaw($target: AuditTarget!, $targetId: ID!) {
    whoSaw(target: $target, targetId: $targetId) { by { id name organisation } actions times firstAt lastAt }
  }
`);
export const unusualQuery = graphql(`
  query Unusual { unusualReading { by { id name organisation } kind count usual from to } }
`);
export const emergenciesQuery = graphql(`
  query Emergencies($open: Boolean, $after: String) {
    emergencyAccesses(open: $open, first: 20, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes {
        id
        by
        target
        targetId
        reason
        beganAt
        expiresAt
        endedAt
        reviewedAt
        reviewedBy
        justified
        finding
      }
    }
  }
`);
export const reviewMutation = graphql(`
  mutation ReviewEmergency($input: ReviewEmergencyAccessInput!) {
    reviewEmergencyAccess(input: $input) { id reviewedAt justified }
  }
`);
export const organisationsQuery = graphql(`
  query Organisations($text: String, $sector: OrganisationSector, $after: String) {
    organisations(text: $text, sector: $sector, first: 20, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes {
        id
        name
        sector
        legalForm
        phone
        email
        website
        closed
        revision
        district { id name }
        shelters { id name }
      }
    }
  }
`);
export const createOrganisationMutation = graphql(`
  mutation CreateOrganisation($input: CreateOrganisationInput!) { createOrganisation(input: $input) { id name } }
`);
export const editOrganisationMutation = graphql(`
  mutation EditOrganisation($input: EditOrganisationInput!) { editOrganisation(input: $input) { id revision } }
`);
export const closeOrganisationMutation = graphql(`
  mutation CloseOrganisation($input: CloseOrganisationInput!) { closeOrganisation(input: $input) { id closed } }
`);
export const districtsQuery = graphql(`
  query Districts($after: String) {
    districts(first: 20, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes {
        id
        name
        province
        toldArea
        acceptedCallers
        revision
        municipalities { istatCode name }
        neighbours { id name }
        agreements { id validFrom validUntil note revision districts { id name } }
      }
    }
  }
`);
export const makeAgreementMutation = graphql(`
  mutation MakeAgreement($input: MakeAgreementInput!) { makeAgreement(input: $input) { id districts { id } } }
`);
export const endAgreementMutation = graphql(`
  mutation EndAgreement($input: EndAgreementInput!) { endAgreement(input: $input) { id validUntil districts { id } } }
`);
export const createDistrictMutation = graphql(`
  mutation CreateDistrict($input: CreateDistrictInput!) { createDistrict(input: $input) { id name } }
`);
export const ownersQuery = graphql(`
  query KeyOwners {
    organisations(first: 100) { nodes { id name closed district { id } } }
    districts(first: 100) { nodes { id name } }
  }
`);
