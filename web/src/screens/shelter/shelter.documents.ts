import { graphql } from '../../api/generated';

export const shelterQuery = graphql(`
  query OneShelter($id: ID!) {
    shelter(id: $id) {
      id
      name
      kind
      secrecy
      toldArea
      address
      phone
      note
      languages
      stayDays
      closed
      revision
      isKept
      hasMeetingPoint
      hasStoredAddress
      municipality { istatCode name }
      organisation { id name }
      clocks { clock isOpen closesAt opensAt }
      admissionHours { ...HoursInFull }
      staffedHours { ...HoursInFull }
      telephoneHours { ...HoursInFull }
      contacts { name phone route answersNow answersFrom }
      keptContacts { name phone route hours { ...HoursInFull } }
      pools { ...PoolInFull }
    }
  }
`);
export const hoursFragment = graphql(`
  fragment HoursInFull on Hours {
    inWords
    always
    holidays
    weekly { days from to }
    seasons { name fromDay untilDay weekly { days from to } }
    exceptions { name from until intervals { from to } }
  }
`);
export const poolFragment = graphql(`
  fragment PoolInFull on BedPool {
    id
    name
    categories
    countedIn
    bedsPerRoom
    emergency
    reopensAutomatically
    authorised
    operable
    occupied
    promised
    free
    outOfService
    outOfServiceByReason { reason places }
    surge
    overcommitted
    revision
    freshness { level observedAt disputed }
    criteria { id kind effect inWords note validFrom validUntil }
  }
`);
export const poolHistoryQuery = graphql(`
  query PoolHistory($id: ID!, $after: String) {
    bedPool(id: $id) {
      id
      history(first: 20, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes { revision at kind channel actorName operable occupied promised free outOfService }
      }
    }
  }
`);
export const createShelterMutation = graphql(`
  mutation CreateShelter($input: CreateShelterInput!) { createShelter(input: $input) { id name } }
`);
export const editShelterMutation = graphql(`
  mutation EditShelter($input: EditShelterInput!) { editShelter(input: $input) { id revision } }
`);
export const closeShelterMutation = graphql(`
  mutation CloseShelter($input: CloseShelterInput!) { closeShelter(input: $input) { id closed } }
`);
export const setHoursMutation = graphql(`
  mutation SetHours($input: SetShelterHoursInput!) { setShelterHours(input: $input) { id revision } }
`);
export const setContactsMutation = graphql(`
  mutation SetContacts($input: SetContactsInput!) { setContacts(input: $input) { id revision } }
`);
export const setSecretPlaceMutation = graphql(`
  mutation SetSecretPlace($input: SetSecretPlaceInput!) { setSecretPlace(input: $input) { id revision } }
`);
export const stateCriterionMutation = graphql(`
  mutation StateCriterion($input: StateCriterionInput!) { stateCriterion(input: $input) { id poolId } }
`);
export const withdrawCriterionMutation = graphql(`
  mutation WithdrawCriterion($input: WithdrawCriterionInput!) { withdrawCriterion(input: $input) { id withdrawnAt } }
`);
export const setSurgeMutation = graphql(`
  mutation SetSurge($input: SetSurgeInput!) { setSurge(input: $input) { id revision surge } }
`);
export const outOfServiceMutation = graphql(`
  mutation OutOfService($input: DeclareBedsInput!) { declareBeds(input: $input) { id revision outOfService } }
`);
export const createPoolMutation = graphql(`
  mutation CreatePool($input: CreatePoolInput!) { createPool(input: $input) { id shelter { id } } }
`);
export const editPoolMutation = graphql(`
  mutation EditPool($input: EditPoolInput!) { editPool(input: $input) { id revision } }
`);
export const closePoolMutation = graphql(`
  mutation ClosePool($input: PoolActInput!) { closePool(input: $input) { id closed } }
`);
export const breakGlassMutation = graphql(`
  mutation BreakGlass($input: BreakGlassInput!) { breakGlass(input: $input) { id expiresAt target targetId } }
`);
export const emergencyPlaceQuery = graphql(`
  query EmergencyPlace($accessId: ID!) { emergencyPlace(accessId: $accessId) { address meetingPoint expiresAt } }
`);
export const runningOrganisationsQuery = graphql(`
  query RunningOrganisations($text: String) {
    organisations(first: 100, text: $text) { nodes { id name closed district { id } } }
  }
`);
