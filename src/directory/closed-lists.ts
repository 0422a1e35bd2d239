import { closedList, type ListValue } from '../platform/graphql/closed-list.js';

export const NeedCategory = closedList(
  'NeedCategory',
  'The kind of need of an intervention: one primary category, others may stand beside it.',
  {
    FAMILY: { it: 'famiglia', en: 'Family: adults and children who stay together' },
    MINOR: { it: 'minore', en: 'Minor: somebody under 18 in need of protection' },
    UNACCOMPANIED_FOREIGN_MINOR: {
      it: 'minore straniero non accompagnato',
      en: 'Unaccompanied foreign minor: under 18, not Italian, with no adult responsible in Italy',
    },
    DISABILITY: { it: 'disabilità', en: 'Person with a disability' },
    OLDER_PERSON: { it: 'anziano', en: 'Older person' },
    HOMELESS_ADULT: { it: 'adulto senza dimora', en: 'Adult with no home' },
    MIGRANT: { it: 'persona immigrata', en: 'Migrant: somebody who came from another country' },
    WOMAN_VICTIM_OF_VIOLENCE: {
      it: 'donna vittima di violenza',
      en: 'Woman victim of violence, with her children if any',
    },
    WOMAN_VICTIM_OF_TRAFFICKING: {
      it: 'donna vittima di tratta',
      en: 'Woman victim of trafficking or exploitation',
    },
  },
);
export type NeedCategory = ListValue<typeof NeedCategory>;

export const Sex = closedList('Sex', 'The sex of a guest; left out when it is not known.', {
  FEMALE: { it: 'femmina', en: 'Female' },
  MALE: { it: 'maschio', en: 'Male' },
  OTHER: { it: 'altro', en: 'Other than female or male' },
});
export type Sex = ListValue<typeof Sex>;

export const ShelterKind = closedList('ShelterKind', 'What kind of place a shelter is.', {
  ESCAPE_HOUSE: { it: 'casa di fuga', en: 'House to escape violence at once, for the first days' },
  REFUGE_HOUSE: { it: 'casa rifugio', en: 'Protected house for women who leave violence' },
  SECOND_STAGE_REFUGE: {
    it: 'casa rifugio di secondo livello',
    en: 'House towards independence, after a refuge',
  },
  TRAFFICKING_ESCAPE_POINT: { it: 'punto di fuga', en: 'First protected place out of trafficking' },
  TRAFFICKING_RECEPTION: { it: 'accoglienza antitratta', en: 'House of an anti-trafficking programme' },
  EDUCATIONAL_COMMUNITY: { it: 'comunità educativa', en: 'Children live there with educators' },
  FAMILY_TYPE_COMMUNITY: {
    it: 'comunità di tipo familiare / casa famiglia',
    en: 'Home for few children, with resident adults',
  },
  MINORS_EMERGENCY_COMMUNITY: { it: 'pronta accoglienza minori', en: 'Takes minors in at any hour' },
  EMERGENCY_FOSTER_FAMILY: { it: 'famiglia di pronta accoglienza', en: 'Family that takes a child at once' },
  HIGH_AUTONOMY_APARTMENT: { it: 'alloggio ad alta autonomia', en: 'Flat for the nearly grown-up' },
  MSNA_FIRST_RECEPTION: { it: 'prima accoglienza MSNA', en: 'First centre for minors alone from abroad' },
  SAI: { it: 'SAI', en: 'Reception and integration project for refugees' },
  CAS: { it: 'CAS', en: 'Extraordinary reception centre for asylum seekers, run by the prefecture' },
  PARENT_CHILD_COMMUNITY: { it: 'comunità genitore-bambino', en: 'A parent lives there with children' },
  FAMILY_EMERGENCY_HOUSING: { it: 'accoglienza nuclei familiari', en: 'Takes whole households in' },
  NIGHT_SHELTER: { it: 'dormitorio', en: 'Beds for the night only' },
  EMERGENCY_NIGHT_SHELTER: {
    it: "dormitorio d'emergenza (piano freddo)",
    en: 'Beds for the night, opened while it is cold',
  },
  LOW_THRESHOLD_SHELTER: { it: 'bassa soglia', en: 'Takes people in with the fewest conditions' },
  SHELTERED_FLAT: { it: 'alloggio protetto', en: 'Flat with some support' },
  DISABILITY_COMMUNITY: { it: 'comunità per disabili', en: 'Home for people with a disability' },
  RESPITE_CARE: { it: 'sollievo', en: 'Short stay while the carer cannot care' },
  NURSING_HOME: { it: 'RSA', en: 'Nursing home with health care' },
  ELDERLY_COMMUNITY: { it: 'comunità alloggio anziani', en: 'Small home for older people' },
  SOCIAL_EMERGENCY_BED: { it: 'posto di emergenza sociale', en: 'Bed kept for emergencies of any kind' },
  CHARITY_HOUSE: { it: 'casa della carità', en: 'House of a charity' },
  CONTRACTED_HOTEL: { it: 'albergo convenzionato', en: 'Hotel with an agreement' },
  PRIVATE_HOSPITALITY: { it: 'ospitalità privata', en: 'Room in a private home' },
});
export type ShelterKind = ListValue<typeof ShelterKind>;

export const Secrecy = closedList('Secrecy', 'How much about a shelter may be known, and by whom.', {
  PUBLIC: { it: 'pubblica', en: 'Everybody may know it' },
  PROFESSIONAL: { it: 'riservata ai professionisti', en: 'Known to those who work with it' },
  CONFIDENTIAL_ADDRESS: { it: 'indirizzo riservato', en: 'Guarded: known to exist, its place is not told' },
  SECRET: { it: 'segreta', en: 'Guarded: exists only for those who may see it' },
});
export type Secrecy = ListValue<typeof Secrecy>;

export const AccessRoute = closedList('AccessRoute', 'The way in: whom one goes through to get a place.', {
  DIRECT_PHONE: { it: 'telefono diretto', en: 'Call the shelter itself' },
  VIA_ANTI_VIOLENCE_CENTRE: { it: 'tramite centro antiviolenza', en: 'Through the anti-violence centre' },
  VIA_ANTITRAFFICKING_HOTLINE: {
    it: 'tramite numero verde antitratta',
    en: 'Through the national anti-trafficking hotline',
  },
  VIA_PREFECTURE: { it: 'tramite prefettura', en: 'Through the prefecture' },
  VIA_SAI: { it: 'tramite SAI', en: 'Through the national SAI service' },
  VIA_HEALTH_UNIT: { it: 'tramite AUSL', en: 'Through the local health unit' },
  VIA_SOCIAL_SERVICE: { it: 'tramite servizio sociale', en: 'Through the social service' },
  VIA_COURT_ORDER: { it: "con provvedimento dell'autorità giudiziaria", en: 'By order of a court' },
  WALK_IN: { it: 'accesso diretto', en: 'Knock at the door' },
});
export type AccessRoute = ListValue<typeof AccessRoute>;

export const ServiceKind = closedList('ServiceKind', 'A resource other than beds that can be used at once.', {
  ANTI_VIOLENCE_CENTRE: { it: 'centro antiviolenza', en: 'Listens to and protects women who face violence' },
  HOTLINE: { it: 'numero verde', en: 'Free telephone number' },
  CULTURAL_MEDIATION: { it: 'mediazione', en: 'Helps people of different cultures understand each other' },
  INTERPRETING: { it: 'interpretariato', en: 'Translates what is said' },
  TRANSPORT: { it: 'trasporto', en: 'Takes people to the shelter' },
  MEALS: { it: 'pasti', en: 'Gives something to eat' },
  CLOTHING: { it: 'vestiario', en: 'Gives clothes and blankets' },
  DAY_CENTRE: { it: 'centro diurno', en: 'A place to stay in the daytime' },
  STREET_UNIT: { it: 'unità di strada', en: 'A team that meets people in the street' },
  HEALTH_PATH: { it: 'percorso sanitario (PS, codice rosa)', en: 'Emergency room or protected health path' },
  MENTAL_HEALTH: { it: 'salute mentale', en: 'Mental-health service' },
  ADDICTION_SERVICE: { it: 'SerD', en: 'Service for addictions' },
  LEGAL_ADVICE: { it: 'assistenza legale', en: 'Advice of a lawyer' },
  FAMILY_ADVICE: { it: 'consultorio', en: 'Family advice and health centre' },
});
export type ServiceKind = ListValue<typeof ServiceKind>;

export const OrganisationSector = closedList(
  'OrganisationSector',
  'The class of an organisation in reports; its legal form is the legal truth.',
  {
    INSTITUTIONAL: { it: 'istituzionale', en: 'Public body' },
    VOLUNTARY: { it: 'volontariato', en: 'Run mostly by volunteers' },
    THIRD_SECTOR: { it: 'terzo settore', en: 'Other body of the third sector' },
    RELIGIOUS_BODY: { it: 'ente religioso', en: 'Church, parish or religious body' },
    PRIVATE_FOR_PROFIT: { it: 'privato profit', en: 'Business' },
  },
);
export type OrganisationSector = ListValue<typeof OrganisationSector>;

export const LegalForm = closedList(
  'LegalForm',
  'What an organisation is in law; for the third sector as in D.Lgs. 117/2017, art. 4.',
  {
    MUNICIPALITY: { it: 'Comune', en: 'Municipality' },
    UNION_OF_MUNICIPALITIES: { it: 'unione di Comuni', en: 'Union of municipalities' },
    CONSORTIUM: { it: 'consorzio', en: 'Consortium of public bodies' },
    PUBLIC_SERVICE_COMPANY: { it: 'azienda di servizi alla persona (ASP)', en: 'Public company for care' },
    SPECIAL_COMPANY: { it: 'azienda speciale', en: 'Company owned by municipalities' },
    LOCAL_HEALTH_UNIT: { it: 'azienda sanitaria locale', en: 'Local health unit' },
    PROVINCE: { it: 'Provincia', en: 'Province' },
    REGION: { it: 'Regione', en: 'Region' },
    PREFECTURE: { it: 'prefettura', en: 'Prefecture' },
    STATE_BODY: { it: 'ente statale', en: 'Other body of the State' },
    ODV: { it: 'organizzazione di volontariato (ODV)', en: 'Voluntary organisation' },
    APS: { it: 'associazione di promozione sociale (APS)', en: 'Association for social advancement' },
    PHILANTHROPIC_BODY: { it: 'ente filantropico', en: 'Philanthropic body' },
    SOCIAL_ENTERPRISE: { it: 'impresa sociale', en: 'Social enterprise' },
    SOCIAL_COOPERATIVE_A: {
      it: 'cooperativa sociale di tipo A',
      en: 'Social cooperative that offers care and education',
    },
    SOCIAL_COOPERATIVE_B: {
      it: 'cooperativa sociale di tipo B',
      en: 'Social cooperative that gives work to disadvantaged people',
    },
    ASSOCIATIVE_NETWORK: { it: 'rete associativa', en: 'Network of associations' },
    MUTUAL_AID_SOCIETY: { it: 'società di mutuo soccorso', en: 'Mutual-aid society' },
    RECOGNISED_ASSOCIATION: {
      it: 'associazione riconosciuta',
      en: 'Association with legal personality',
    },
    UNRECOGNISED_ASSOCIATION: {
      it: 'associazione non riconosciuta',
      en: 'Association without legal personality',
    },
    FOUNDATION: { it: 'fondazione', en: 'Foundation' },
    OTHER_THIRD_SECTOR: { it: 'altro ente del terzo settore', en: 'Other body of the third sector' },
    RELIGIOUS_BODY: { it: 'ente religioso', en: 'Religious body recognised in law' },
    PARISH_OR_CARITAS: { it: 'parrocchia o Caritas', en: 'Parish or Caritas' },
    COOPERATIVE_CONSORTIUM: { it: 'consorzio di cooperative', en: 'Consortium of cooperatives' },
    LIMITED_COMPANY: { it: 'società di capitali', en: 'Limited company' },
    SOLE_TRADER: { it: 'impresa individuale', en: 'Sole trader' },
    INFORMAL_GROUP: { it: 'gruppo informale', en: 'Informal group' },
  },
);
export type LegalForm = ListValue<typeof LegalForm>;

export const CriterionKind = closedList(
  'CriterionKind',
  'What a shelter may ask of its guests, and what the registry itself adds.',
  {
    SEX: { it: 'sesso', en: 'Sex of adults, and of minors who come without an adult' },
    AGE_MIN: { it: 'età minima', en: 'Youngest age, of adults and of minors who come without an adult' },
    AGE_MAX: { it: 'età massima', en: 'Oldest age, of adults and of minors who come without an adult' },
    MALE_CHILD_AGE_MAX: {
      it: 'età massima dei figli maschi',
      en: 'Oldest age of boys who come with an adult',
    },
    HOUSEHOLD_SIZE_MAX: { it: 'numero massimo di persone', en: 'Largest household' },
    CHILDREN_MAX: { it: 'numero massimo di figli', en: 'Most children with an adult; none when it is 0' },
    PREGNANCY: { it: 'gravidanza', en: 'The guest is pregnant' },
    NEWBORN: { it: 'neonato', en: 'The guest is a newborn' },
    NEED_CATEGORY: { it: 'categoria di bisogno', en: 'The kinds of need that are served' },
    RESIDENCE_IN_DISTRICT: { it: 'residenza nel distretto', en: "Registered in the shelter's district" },
    IDENTITY_DOCUMENT: { it: "documento d'identità", en: 'An identity document is in hand' },
    COURT_ORDER: { it: 'provvedimento del giudice', en: 'A court order is in hand' },
    HANDOVER_RECORD: { it: 'verbale di affidamento', en: 'The record with which police hand a minor over' },
    HEALTH_ASSESSMENT: { it: 'valutazione sanitaria', en: 'A health assessment has been made' },
    INFECTION_SCREENING: { it: 'screening infettivologico', en: 'A screening for infections has been made' },
    WHEELCHAIR: { it: 'sedia a rotelle', en: 'The guest uses a wheelchair' },
    SELF_SUFFICIENCY: { it: 'autosufficienza', en: 'The guest manages alone in daily life' },
    ACUTE_MENTAL_HEALTH: { it: 'scompenso psichico acuto', en: 'The guest is in an acute mental crisis' },
    ACTIVE_SUBSTANCE_USE: { it: 'uso attivo di sostanze', en: 'The guest uses drugs or alcohol now' },
    INTOXICATION: { it: 'stato di intossicazione', en: 'The guest is drunk or drugged at this moment' },
    AGGRESSION_RISK: { it: 'rischio di aggressività', en: 'The guest may become aggressive' },
    PET: { it: 'animale al seguito', en: 'The guest comes with an animal' },
    LANGUAGE: { it: 'lingua', en: 'Languages in which guests can be received (ISO 639-1)' },
    NIGHT_ENTRY: { it: 'ingresso notturno', en: 'The guest comes in at night' },
    GUARDIAN_CONSENT: { it: 'consenso del tutore', en: 'Parent or guardian have consented' },
    PERSON_CONSENT: { it: 'consenso della persona', en: 'The person has consented' },
    PLACES: { it: 'posti', en: 'Said by the registry: places free, places needed, age of the figure' },
    ADMISSION_HOURS: { it: 'orari di ingresso', en: 'Said by the registry: are people let in at this hour' },
    AGREEMENT: { it: 'convenzione', en: 'Said by the registry: does an agreement cover this placement' },
    PLACES_TO_AVOID: {
      it: 'luoghi da evitare',
      en: 'Said by the registry of every guarded shelter: tell the gateway which places to avoid',
    },
    NOT_SUITABLE: { it: 'non idoneo', en: 'Said by the registry: not suitable; the cause is never told' },
  },
);
export type CriterionKind = ListValue<typeof CriterionKind>;

export const Effect = closedList('Effect', 'What a criterion does when it holds.', {
  REQUIRE: { it: 'richiesto', en: 'Guests must meet it' },
  EXCLUDE: { it: 'escluso', en: 'Guests must not meet it' },
  PREFER: { it: 'preferito', en: 'Better if met; others are taken all the same' },
  ASK: { it: 'da valutare', en: 'The shelter decides each time: ask' },
});
export type Effect = ListValue<typeof Effect>;

export const Verdict = closedList('Verdict', 'Would the shelter take these people, room apart?', {
  ADMITS: { it: 'accoglie', en: 'Yes' },
  ADMITS_IF: { it: 'accoglie a condizione', en: 'Yes, on a condition told in the reasons' },
  ASK: { it: 'da chiedere', en: 'Only the shelter can say: ask' },
  EXCLUDES: { it: 'non accoglie', en: 'No' },
});
export type Verdict = ListValue<typeof Verdict>;

export const Finding = closedList('Finding', 'What one criterion says of these people.', {
  PASS: { it: 'soddisfatto', en: 'Met' },
  FAIL: { it: 'non soddisfatto', en: 'Not met' },
  UNKNOWN: { it: 'non noto', en: 'A fact about the guests or the shelter is not known' },
  DISCRETIONARY: { it: 'a discrezione', en: 'The shelter decides each time' },
  CONDITION: { it: 'a condizione', en: 'Met once something is done' },
});
export type Finding = ListValue<typeof Finding>;
