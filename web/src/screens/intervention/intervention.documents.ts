import { graphql } from '../../api/generated';

export const interventionQuery = graphql(`
  query OneIntervention($id: ID!, $after: String) {
    intervention(id: $id) {
      id
      number
      state
      category
      openedAt
      openedOn
      closedAt
      outcome
      closingNote
      assignedTo
      revision
      municipality { name }
      calls { id callerKind corps station officer callbackPhone situation receivedAt municipality { name } }
      placements {
        id
        state
        places
        heldAt
        expiresAt
        confirmedAt
        expectedBy
        directions
        toldCallerAt
        availableActions
        guests { sex age }
        pool { id name shelter { id name } }
      }
      timeline(first: 50, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes {
          id
          at
          kind
          by
          toldTo
          words
          placement { id pool { shelter { name } } refusal { actor reason } }
          shown { category guests ringReached offers { poolId free light verdict } }
        }
      }
    }
  }
`);
export const addNoteMutation = graphql(`
  mutation AddNote($input: AddNoteInput!) { addNote(input: $input) { id } }
`);
export const closeMutation = graphql(`
  mutation CloseCase($input: CloseInterventionInput!) { closeIntervention(input: $input) { id state } }
`);
