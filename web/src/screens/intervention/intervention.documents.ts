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
      mediator
      erasedAt
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
        pool { id name shelter { id name secrecy } }
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
          shown { category guests ringReached offers { poolId free light verdict pool { id shelter { id name } } } }
        }
      }
    }
  }
`);
export const sheltersByNameQuery = graphql(`
  query SheltersByName($text: String!) {
    shelters(filter: { text: $text }, first: 8) { nodes { id name secrecy pools { id name countedIn } } }
  }
`);
export const addNoteMutation = graphql(`
  mutation AddNote($input: AddNoteInput!) { addNote(input: $input) { id } }
`);
export const closeMutation = graphql(`
  mutation CloseCase($input: CloseInterventionInput!) { closeIntervention(input: $input) { id state } }
`);
export const takeOverMutation = graphql(`
  mutation TakeOver($input: TakeOverInterventionInput!) { takeOverIntervention(input: $input) { id assignedTo } }
`);
export const mediatorsQuery = graphql(`
  query Mediators { mediators { id name } }
`);
export const assignMediatorMutation = graphql(`
  mutation AssignMediator($input: AssignMediatorInput!) { assignMediator(input: $input) { id mediator } }
`);
export const tellPatrolMutation = graphql(`
  mutation TellPatrol($input: TellCallerInput!) { tellCaller(input: $input) { id } }
`);
export const revealMutation = graphql(`
  mutation Reveal($input: RevealAddressInput!) { revealAddress(input: $input) { placementId address expiresAt } }
`);
export const extractQuery = graphql(`
  query Extract($interventionId: ID!) { interventionExtract(interventionId: $interventionId) { interventionId json madeAt } }
`);
export const eraseMutation = graphql(`
  mutation EraseCase($input: EraseInterventionInput!) { eraseIntervention(input: $input) { id erasedAt } }
`);
