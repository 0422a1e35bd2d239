import { type DocumentNode, type GraphQLSchema, TypeInfo, visit, visitWithTypeInfo } from 'graphql';

/**
 * Whether a subscription asks only for fields that its root field declares to read the same to everybody
 * (`sameForAll`, as `Type.field`).
 */
export function isSameForAll(schema: GraphQLSchema, document: DocumentNode): boolean {
  const declared = new Set(
    Object.values(schema.getSubscriptionType()?.getFields() ?? {}).flatMap(
      ({ extensions }) => (extensions.sameForAll as readonly string[] | undefined) ?? [],
    ),
  );
  const types = new TypeInfo(schema);
  let isSame = true;
  visit(
    document,
    visitWithTypeInfo(types, {
      Field({ name }) {
        const isDeclared = declared.has(`${types.getParentType()?.name}.${name.value}`);
        if (!isDeclared && name.value !== '__typename') isSame = false;
      },
    }),
  );
  return isSame;
}
