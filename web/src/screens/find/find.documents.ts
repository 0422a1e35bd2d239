import { graphql } from '../../api/generated';

export const findBedsQuery = graphql(`
  query FindBeds($need: NeedInput!, $after: String) {
    findBeds(need: $need, first: 20, after: $after) {
      asOf
      ringReached
      advice
      pageInfo { hasNextPage endCursor }
      nodes {
        verdict
        light
        free
        placesNeeded
        ring
        distanceKm
        shelter { id name kind secrecy organisation { name } municipality { name } }
        pool { id name countedIn bedsPerRoom revision operable freshness { level observedAt disputed } }
        reasons { criterion finding message }
        contacts { name phone route answersNow answersFrom }
      }
    }
  }
`);

export const caseQuery = graphql(`
  query CaseAtHand($id: ID!) {
    intervention(id: $id) {
      id
      number
      state
      category
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
        pool { id name shelter { id name } }
      }
    }
  }
`);

export const casesToChooseQuery = graphql(`
  query CasesToChoose { interventions(filter: { open: true }, first: 20) { nodes { id number category openedAt } } }
`);
export const acceptedCallersQuery = graphql(`
  query AcceptedCallers($id: ID!) { district(id: $id) { id acceptedCallers } }
`);
export const openCaseMutation = graphql(`
  mutation OpenCase($input: OpenInterventionInput!) { openIntervention(input: $input) { id number } }
`);
export const holdMutation = graphql(`
  mutation Hold($input: HoldBedsInput!) { holdBeds(input: $input) { id state expiresAt } }
`);
export const confirmMutation = graphql(`
  mutation Confirm($input: PlacementInput!) { confirmPlacement(input: $input) { id state directions } }
`);
export const releaseMutation = graphql(`
  mutation Release($input: PlacementInput!) { releasePlacement(input: $input) { id state } }
`);
export const refuseMutation = graphql(`
  mutation Refuse($input: RefusePlacementInput!) { refusePlacement(input: $input) { id state } }
`);
export const disputeMutation = graphql(`
  mutation Dispute($input: DisputeBedsInput!) { disputeBeds(input: $input) { id revision } }
`);
export const tellCallerMutation = graphql(`
  mutation TellCaller($input: TellCallerInput!) { tellCaller(input: $input) { id } }
`);
export const bedsChangedSubscription = graphql(`
  subscription BedsChanged($poolIds: [ID!], $since: String) {
    bedsChanged(poolIds: $poolIds, since: $since) { cursor poolId at }
  }
`);
export const municipalitiesQuery = graphql(`
  query Municipalities($text: String!) { municipalities(text: $text, first: 6) { nodes { istatCode name provinceAbbreviation } } }
`);
