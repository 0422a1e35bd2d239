import { graphql } from '../../api/generated';

export const sessionsQuery = graphql(`
  query MySessions { mySessions { id beganAt seenAt expiresAt isThis } }
`);
export const endSessionMutation = graphql(`
  mutation EndSession($input: EndSessionInput!) { endSession(input: $input) { id } }
`);
export const changePasswordMutation = graphql(`
  mutation ChangePassword($input: ChangePasswordInput!) { changePassword(input: $input) { id } }
`);
export const beginFactorMutation = graphql(`
  mutation BeginFactor($input: BeginSecondFactorInput!) { beginSecondFactor(input: $input) { secret uri } }
`);
export const confirmFactorMutation = graphql(`
  mutation ConfirmFactor($input: SecondFactorCodeInput!) { confirmSecondFactor(input: $input) { codes } }
`);
export const passFactorMutation = graphql(`
  mutation PassFactor($input: SecondFactorCodeInput!) { passSecondFactor(input: $input) { id } }
`);
export const acceptMutation = graphql(`
  mutation Accept($input: LinkPasswordInput!) { acceptInvitation(input: $input) { id } }
`);
export const resetMutation = graphql(`
  mutation Reset($input: LinkPasswordInput!) { resetPassword(input: $input) }
`);
export const requestResetMutation = graphql(`
  mutation RequestReset($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) }
`);
