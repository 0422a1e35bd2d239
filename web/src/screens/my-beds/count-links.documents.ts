import { graphql } from '../../api/generated';

export const countLinksQuery = graphql(`
  query CountLinks($shelterId: ID!) {
    countLinks(shelterId: $shelterId) {
      id
      name
      isOneTime
      isInForce
      expiresAt
      lastUsedAt
      lastOpenedAt
      phoneEnding
      isPhoneConfirmed
      pool { id name }
    }
  }
`);
export const createCountLinkMutation = graphql(`
  mutation CreateCountLink($input: CreateCountLinkInput!) {
    createCountLink(input: $input) { url isSent smsCode countLink { id } }
  }
`);
export const revokeCountLinkMutation = graphql(`
  mutation RevokeCountLink($input: RevokeCountLinkInput!) { revokeCountLink(input: $input) { id isInForce } }
`);
