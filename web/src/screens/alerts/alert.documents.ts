import { graphql } from '../../api/generated';

export const alertFragment = graphql(`
  fragment AlertInWords on Alert {
    kind
    message
    whatToDo
    since
    placementId
    poolId
    shelterId
    accountId
    accessChangeId
    emergencyAccessId
  }
`);
export const alertsQuery = graphql(`
  query AlertsToLookAt {
    alerts { ...AlertInWords }
  }
`);
export const noteAccessChangeMutation = graphql(`
  mutation NoteAccessChange($input: NoteAccessChangeInput!) { noteAccessChange(input: $input) { id notedAt } }
`);
