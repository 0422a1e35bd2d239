import type { Request } from 'express';
import { OperationTypeNode } from 'graphql';
import type { Documents } from '../graphql/documents.js';
import type { Secrets } from '../secrets.js';
import type { Visit } from '../visit.js';
import { browserTag, browserTokenOf } from './known-browser.js';
import { browserSpender, enteringSpender, type Spender, turnSpender } from './spender.rules.js';
import { giveTurn, turnOf } from './turn.js';

export interface EntranceOptions {
  readonly secrets: Secrets;
  readonly documents: Documents;
  /** The database's clock, in milliseconds. */
  now(): number;
}

/** Longer than what anybody sends to sign in. */
const longestBody = 8 * 1024;

/**
 * The way in for people: signing in, invitations, new passwords. It has a share of its own in each network, so that
 * reading spends none of it; a browser that signed in before, or waited its turn, has its own beside that.
 */
export class Entrance {
  constructor(private readonly options: EntranceOptions) {}

  /** Whether a request may be one of them, told before its body is read. */
  mayBe({ method, path, headers }: Request): boolean {
    const length = Number(headers['content-length'] ?? Number.POSITIVE_INFINITY);
    return method === 'POST' && /^\/graphql\/?$/.test(path) && length <= longestBody;
  }

  /** Whether it is one, once its body is read. A key says who sends it. */
  isOne(request: Request): boolean {
    return this.#actOf(request) !== null;
  }

  /** Whether it is somebody who signs in, and not only asks whether they are. */
  isSigningIn(request: Request): boolean {
    return this.#actOf(request) === OperationTypeNode.MUTATION;
  }

  #actOf(request: Request): OperationTypeNode | null {
    if (request.headers.authorization !== undefined || !this.mayBe(request)) return null;
    const { query } = (request.body ?? {}) as { query?: unknown };
    return typeof query === 'string' ? this.options.documents.entranceIn(query) : null;
  }

  spenderOf(visit: Visit): Spender {
    const { secrets, now } = this.options;
    const token = browserTokenOf(secrets, visit);
    if (token) return browserSpender(browserTag(token));
    const turn = turnOf(secrets, visit, now());
    return turn ? turnSpender(turn.id) : enteringSpender(visit.networkPrefix);
  }

  /** After how many seconds this browser may try again, whatever others do. */
  wait(visit: Visit, seconds: number): number {
    const { secrets, now } = this.options;
    return giveTurn(secrets, visit, { now: now(), seconds });
  }
}
