import { graphql } from '../../api/generated';

export const peopleQuery = graphql(`
  query People($filter: PeopleFilter, $after: String) {
    people(filter: $filter, first: 30, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes {
        id
        name
        email
        roles
        organisationName
        hasPassword
        hasSecondFactor
        invitedUntil
        disabledAt
        openSessions
        vouchedAt
        revision
      }
    }
  }
`);
export const bodiesQuery = graphql(`
  query BodiesToChoose {
    organisations(first: 100) { nodes { id name closed district { id } } }
    districts(first: 100) { nodes { id name } }
  }
`);
export const inviteMutation = graphql(`
  mutation Invite($input: InvitePersonInput!) {
    invitePerson(input: $input) { isSent link expiresAt person { id name } }
  }
`);
export const sendInvitationMutation = graphql(`
  mutation SendInvitation($input: PersonActInput!) { sendInvitation(input: $input) { isSent link expiresAt person { id } } }
`);
export const disableMutation = graphql(`
  mutation DisablePerson($input: PersonActInput!) { disablePerson(input: $input) { id disabledAt } }
`);
export const enableMutation = graphql(`
  mutation EnablePerson($input: PersonActInput!) { enablePerson(input: $input) { id disabledAt } }
`);
export const endSessionsMutation = graphql(`
  mutation EndSessions($input: PersonActInput!) { endSessionsOf(input: $input) { id openSessions } }
`);
export const resetSecondFactorMutation = graphql(`
  mutation ResetSecondFactor($input: PersonActInput!) { resetSecondFactorOf(input: $input) { id hasSecondFactor } }
`);
export const toVouchForQuery = graphql(`
  query ToVouchFor($all: Boolean) {
    operatorsToVouchFor(all: $all) {
      accountId
      name
      isSystem
      organisationName
      since
      vouchedAt
      vouchedBy
      declined
    }
  }
`);
export const vouchMutation = graphql(`
  mutation Vouch($input: VouchingInput!) { vouchForOperator(input: $input) { accountId vouchedAt } }
`);
export const withdrawVouchingMutation = graphql(`
  mutation WithdrawVouching($input: VouchingInput!) { withdrawVouching(input: $input) { accountId declined } }
`);
