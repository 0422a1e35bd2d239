import { defaultFieldResolver, type GraphQLField, type GraphQLSchema } from 'graphql';
import { Extensions } from 'type-graphql';
import type { RequestContext } from '../platform/context.js';
import { lacksPermission, Refusal } from '../platform/errors.js';
import { recordRefusedAct } from './audit/record-refused-act.js';
import type { Permission } from './permissions.js';

/** Beside a root field: only actors with this permission pass. */
export const Allow = (permission: Permission) => Extensions({ permission });

/** Beside a root field: actors with one of the two pass, and see what each is for. */
export const AllowEither = (permission: Permission, or: Permission) => Extensions({ permission, or });

/** Beside a root field: anybody passes, signed in or not; what they see is for its scope to say. */
export const Public = () => Extensions({ public: true });

/** Beside a root field: whoever signed in as a person, for what is their own; no key passes. */
export const InSession = () => Extensions({ session: 'FULL' });

/** The same, also for who has yet to give the second factor. */
export const InAnySession = () => Extensions({ session: 'ANY' });

type RootField = GraphQLField<unknown, RequestContext>;

/** Every field of the root types. */
export function rootFieldsOf(schema: GraphQLSchema): RootField[] {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  return roots.flatMap((root) => (root ? (Object.values(root.getFields()) as RootField[]) : []));
}

/** Root fields that nobody said who may use. */
export function unguardedFieldsOf(schema: GraphQLSchema): string[] {
  return rootFieldsOf(schema)
    .filter(({ extensions }) => !extensions.permission && !extensions.public && !extensions.session)
    .map((field) => field.name);
}

/** Puts the permission check in front of each root field. A schema with an unguarded field is refused. */
export function guardRootFields(schema: GraphQLSchema): GraphQLSchema {
  const unguarded = unguardedFieldsOf(schema);
  if (unguarded.length > 0) throw new Error(`No permission is declared beside: ${unguarded.join(', ')}.`);
  for (const field of rootFieldsOf(schema)) {
    const { permission, or, session } = field.extensions as GuardedBy;
    guard(field, (ctx) => {
      if (permission && !(or && ctx.actor?.permissions.has(or))) refuseWithout(permission, ctx);
      if (session) refuseOutsideSession(session, ctx);
    });
  }
  return schema;
}

interface GuardedBy {
  readonly permission?: Permission;
  readonly or?: Permission;
  readonly session?: 'FULL' | 'ANY';
}

function guard(field: RootField, refuse: (ctx: RequestContext) => void): void {
  const { resolve = defaultFieldResolver, subscribe } = field;
  const behindIt =
    <A extends unknown[], R>(work: (source: unknown, args: unknown, ctx: RequestContext, ...rest: A) => R) =>
    async (source: unknown, args: unknown, ctx: RequestContext, ...rest: A): Promise<Awaited<R>> => {
      try {
        refuse(ctx);
        return await work(source, args, ctx, ...rest);
      } catch (error) {
        await recordRefusedAct(ctx, field.name, error);
        throw error;
      }
    };
  field.resolve = behindIt(resolve);
  if (subscribe) field.subscribe = behindIt(subscribe);
}

/** @throws NOT_SIGNED_IN, SECOND_FACTOR_NEEDED, NOT_ALLOWED */
export function refuseWithout(permission: Permission, ctx: Pick<RequestContext, 'actor'>): void {
  if (!ctx.actor) throw new Refusal('NOT_SIGNED_IN');
  if (ctx.actor.isSecondFactorDue) throw new Refusal('SECOND_FACTOR_NEEDED');
  if (!ctx.actor.permissions.has(permission)) throw lacksPermission(permission);
}

function refuseOutsideSession(session: 'FULL' | 'ANY', { actor, credential }: RequestContext): void {
  if (!actor) throw new Refusal('NOT_SIGNED_IN');
  if (credential?.kind !== 'SESSION') throw new Refusal('SESSION_NEEDED');
  if (session === 'FULL' && actor.isSecondFactorDue) throw new Refusal('SECOND_FACTOR_NEEDED');
}
