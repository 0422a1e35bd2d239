import { createSourceEventStream, type ExecutionResult, execute, type GraphQLSchema } from 'graphql';
import type { LiveConnection, RequestContext } from '../context.js';
import { answersTo } from '../graphql/format-error.js';
import { cursorMark, type LiveEvent } from '../live/live-event.js';
import type { PreparedSubscription } from './prepared-subscription.js';

/** One answer of a stream, its errors as over HTTP. */
export type Answer = Pick<ExecutionResult, 'data'> & { readonly errors?: ReturnType<typeof answersTo> };

/** A subscription under way. */
export interface Running extends AsyncIterableIterator<Answer> {
  return(): Promise<IteratorResult<Answer>>;
}

const shared = new WeakMap<object, Map<string, Promise<ExecutionResult>>>();

/**
 * Runs a subscription. Each event is worked out once for all who ask the same in the same standing, and each gets it
 * with their own cursor.
 */
export async function runSubscription(
  schema: GraphQLSchema,
  subscription: PreparedSubscription,
  ctx: RequestContext & { readonly live: LiveConnection },
): Promise<Running | Answer> {
  const { text, document, operationName, variables } = subscription;
  const asked = { schema, document, operationName, variableValues: variables };
  const source = await createSourceEventStream({ ...asked, contextValue: ctx });
  if (!(Symbol.asyncIterator in source)) return answerOf(source, ctx);
  const events = source[Symbol.asyncIterator]() as AsyncIterator<LiveEvent>;
  const askedFor = JSON.stringify([text, operationName, variables, ctx.language]);

  const work = async (event: LiveEvent): Promise<ExecutionResult> => {
    const request = ctx.live.requestOf(event.actor);
    event.prime(request);
    return execute({ ...asked, rootValue: event.told, contextValue: request });
  };
  const workOnce = (event: LiveEvent): Promise<ExecutionResult> => {
    const answers = shared.get(event.told) ?? new Map<string, Promise<ExecutionResult>>();
    shared.set(event.told, answers);
    const audience = `${subscription.isSameForAll ? 'all' : event.actor.id} ${askedFor}`;
    const answer = answers.get(audience) ?? work(event);
    answers.set(audience, answer);
    return answer;
  };
  const running: Running = {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      const { value, done } = await events.next();
      if (done) return { value: undefined, done: true };
      return { value: withCursor(answerOf(await workOnce(value), ctx), value.cursor), done: false };
    },
    async return() {
      await events.return?.();
      return { value: undefined, done: true };
    },
    async throw(error) {
      await events.return?.();
      throw error;
    },
  };
  return running;
}

function answerOf({ data, errors }: ExecutionResult, ctx: RequestContext): Answer {
  return { ...(data !== undefined && { data }), ...(errors && { errors: answersTo(errors, ctx) }) };
}

/** The cursor stands in the root field, under whatever name was asked for. */
function withCursor(answer: Answer, cursor: string): Answer {
  if (!answer.data) return answer;
  const data = Object.fromEntries(
    Object.entries(answer.data).map(([name, root]) => [name, replaced(root, cursor)]),
  );
  return { ...answer, data };
}

function replaced(root: unknown, cursor: string): unknown {
  if (typeof root !== 'object' || root === null) return root;
  return Object.fromEntries(
    Object.entries(root).map(([name, value]) => [name, value === cursorMark ? cursor : value]),
  );
}
