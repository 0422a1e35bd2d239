import {
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isObjectType,
} from 'graphql';

/** Names that would carry a place, a person or a secret, and the only types that may have them. */
const guardedNames: Readonly<Record<string, readonly string[]>> = {
  address: [
    'Shelter',
    'CreateShelterInput',
    'EditShelterInput',
    'SetSecretPlaceInput',
    'RevealedAddress',
    'EmergencyPlace',
  ],
  meetingPoint: ['SetSecretPlaceInput', 'EmergencyPlace'],
  // The middle of a Comune is no place of a shelter: those that may be known are in their Comune, the others in none.
  latitude: ['CreateShelterInput', 'EditShelterInput', 'Municipality'],
  longitude: ['CreateShelterInput', 'EditShelterInput', 'Municipality'],
  position: [],
  fiscalCode: [
    ...['Subject', 'AddSubjectInput', 'IdentifySubjectInput', 'CorrectSubjectInput'],
    // Kept sealed, and never shown again.
    'AvoidPersonInput',
  ],
  surname: [],
  givenName: ['Subject', 'AddSubjectInput', 'IdentifySubjectInput', 'CorrectSubjectInput'],
  familyName: ['Subject', 'AddSubjectInput', 'IdentifySubjectInput', 'CorrectSubjectInput'],
  birthDate: [
    'Subject',
    'AddSubjectInput',
    'IdentifySubjectInput',
    'CorrectSubjectInput',
    'AvoidPersonInput',
  ],
  // The one of the demo is told to all, and opens nothing elsewhere.
  password: ['SignInInput', 'ChangePasswordInput', 'LinkPasswordInput', 'DemoPerson'],
  hash: [],
  officer: ['Call', 'CallInput', 'CallChangesInput'],
  callbackPhone: ['Call', 'CallInput', 'CallChangesInput'],
  situation: ['Call', 'CallInput', 'CallChangesInput'],
};

function typesOf(schema: GraphQLSchema): GraphQLNamedType[] {
  return Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
}

/** Fields of a guarded name on a type that may not have it. */
export function deniedFieldsOf(schema: GraphQLSchema): string[] {
  return typesOf(schema).flatMap((type) => {
    if (!isObjectType(type) && !isInputObjectType(type)) return [];
    return Object.keys(type.getFields())
      .filter((field) => guardedNames[field] && !guardedNames[field].includes(type.name))
      .map((field) => `${type.name}.${field}`);
  });
}

const relay = /(Edge|Connection)$/;

/** Whatever has no description: the SDL is the manual. */
export function undescribedOf(schema: GraphQLSchema): string[] {
  return typesOf(schema).flatMap((type) => {
    const missing = type.description || relay.test(type.name) || isRoot(schema, type) ? [] : [type.name];
    if (isEnumType(type))
      return [
        ...missing,
        ...type
          .getValues()
          .filter((value) => !value.description)
          .map((value) => `${type.name}.${value.name}`),
      ];
    if (!isObjectType(type) && !isInputObjectType(type)) return missing;
    const fields = Object.values(type.getFields());
    const args = isObjectType(type)
      ? Object.values(type.getFields()).flatMap((field) =>
          field.args.map((arg) => ({ ...arg, name: `${field.name}(${arg.name})` })),
        )
      : [];
    return [
      ...missing,
      ...[...fields, ...args].filter((part) => !part.description).map((part) => `${type.name}.${part.name}`),
    ];
  });
}

function isRoot(schema: GraphQLSchema, type: GraphQLNamedType): boolean {
  return [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].some(
    (root) => root === type,
  );
}
