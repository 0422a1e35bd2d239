import { setTimeout as pause } from 'node:timers/promises';
import type { Request, RequestHandler, Response } from 'express';
import { Door } from '../door.js';
import { Refusal } from '../errors.js';
import type { Documents } from '../graphql/documents.js';
import { onceAnswered } from '../http.js';
import { networkPrefixOf } from '../network-prefix.js';
import type { Visit } from '../visit.js';
import type { Allowances } from './allowances.js';
import type { Entrance } from './entrance.js';
import { credentialOf, KnownCredentials, type Shown } from './known-credentials.js';
import type { Share } from './share.types.js';
import { accountSpender, networkSpender, type Spender } from './spender.rules.js';

/** A request on its way in. */
export interface Arrival {
  readonly credential: string | null;
  readonly network: Spender;
  /** Who is about to sign in spends as this; null for any other request. */
  readonly entering: Spender | null;
}

/** A request that is in. */
export interface Entered {
  leave(): void;
  readonly spender: Spender;
}

export interface ReceptionOptions {
  readonly door: Door;
  readonly allowances: Allowances;
  readonly documents: Documents;
  readonly entrance: Entrance;
  visitOf(request: Request, response: Response): Visit;
}

/** Who has nothing left is told so after a while: whoever asks again at once would take the processor's time by it. */
const turnedAwayMs = 300;
/** Credentials nobody knows yet that are looked up at the same time. */
const lookupsAtOnce = 2;

/**
 * Who comes in, and when: each request is put down to an account or a network before anything is read for it, waits in
 * a queue of its own kind, and spends its own allowance.
 */
export class Reception {
  readonly #known = new KnownCredentials();
  readonly #lookups = new Door(lookupsAtOnce);

  constructor(private readonly options: ReceptionOptions) {}

  shareOf(spender: Spender, visit: Visit): Share {
    const { allowances } = this.options;
    return {
      spend: (units, emergency) => {
        try {
          return allowances.spend(spender, units, emergency);
        } catch (error) {
          throw this.#withTurn(error, spender, visit);
        }
      },
      count: (units) => allowances.count(spender, units),
    };
  }

  /** Of what a request shows, before anybody looked it up. */
  spenderOf({ credential, network, entering }: Arrival): Spender {
    const accountId = credential === null ? null : this.#known.accountOf(credential);
    return accountId === null ? (entering ?? network) : accountSpender(accountId);
  }

  /** Turns away at the door step who has nothing left. Emergencies are heard all the same. */
  readonly refuseSpent: RequestHandler = async (request, response, next) => {
    const arrival = this.#arrivalOf(request, response);
    const spender = this.spenderOf(arrival);
    const { allowances, documents } = this.options;
    // A key that nobody saw yet may be anybody's: what its network spent is not held against it.
    const isUnknown = arrival.credential !== null && spender.kind === 'READING';
    if (isUnknown || allowances.admits(spender)) return next();
    const { query } = (request.body ?? {}) as { query?: unknown };
    const isSignedIn = spender.kind === 'ACCOUNT';
    const isHeard = isSignedIn && typeof query === 'string' && documents.mayBeEmergency(query);
    if (!isHeard) await this.#turnAway(spender, arrival.entering && this.options.visitOf(request, response));
    next();
  };

  /** The same for whoever shows nothing, before a body is read; what may be a sign-in is read first. */
  readonly refuseSpentNetwork: RequestHandler = async (request, _, next) => {
    const { credential, network } = arrivalOf(request);
    const { allowances, entrance } = this.options;
    const isRead = credential !== null || entrance.mayBe(request);
    if (!isRead && !allowances.admits(network)) await this.#turnAway(network, null);
    next();
  };

  /**
   * Lets a request in by the door, signed in. It leaves with its answer, or where `response.locals.leaveDoor` is called.
   * `signIn` tells the account, or null for nobody.
   */
  admit(signIn: (request: Request, response: Response) => Promise<string | null>): RequestHandler {
    return async (request, response, next) => {
      const arrival = this.#arrivalOf(request, response);
      const { leave, spender } = await this.enter(arrival, () => signIn(request, response));
      onceAnswered(response, leave);
      if (response.closed) return leave();
      Object.assign(response.locals, { spender, leaveDoor: leave });
      next();
    };
  }

  /**
   * Signs in and enters by the door; gives back how to leave, and who it was.
   * @throws BUSY and what signing in throws
   */
  async enter(arrival: Arrival, signIn: () => Promise<string | null>): Promise<Entered> {
    const { door } = this.options;
    const { credential, network, entering } = arrival;
    const isKnown = credential === null || entering || this.#known.accountOf(credential) !== null;
    const first = isKnown ? await door.enter(this.spenderOf(arrival)) : await this.#lookups.enter(network);
    const accountId = await this.#learning(credential, signIn).catch((error: unknown) => {
      first();
      throw error;
    });
    const spender = accountId === null ? (entering ?? network) : accountSpender(accountId);
    if (isKnown) return { leave: first, spender };
    first();
    return { leave: await door.enter(spender), spender };
  }

  /** Does something by the door that takes a while. */
  async inside<Done>(spender: Spender, work: () => Promise<Done>): Promise<Done> {
    const leave = await this.options.door.enter(spender);
    return work().finally(leave);
  }

  /** Who was about to sign in keeps a turn: after the wait they are told, others do not stand in their way. */
  async #turnAway(spender: Spender, entering: Visit | null): Promise<never> {
    const { allowances, entrance } = this.options;
    await pause(turnedAwayMs);
    const { resetSeconds } = allowances.left(spender);
    const seconds = entering ? entrance.wait(entering, resetSeconds) : resetSeconds;
    throw new Refusal('RATE_LIMITED', { seconds });
  }

  /** Others of the network may have spent the rest while somebody who signs in waited at the door. */
  #withTurn(error: unknown, { kind }: Spender, visit: Visit): unknown {
    const isEntering = kind !== 'ACCOUNT' && kind !== 'READING';
    if (!isEntering || !(error instanceof Refusal)) return error;
    const seconds = this.options.entrance.wait(visit, Number(error.details.seconds));
    return new Refusal('RATE_LIMITED', { seconds });
  }

  #arrivalOf(request: Request, response: Response): Arrival {
    const { entrance, visitOf } = this.options;
    const entering = entrance.isOne(request) ? entrance.spenderOf(visitOf(request, response)) : null;
    return { ...arrivalOf(request), entering };
  }

  async #learning(credential: string | null, signIn: () => Promise<string | null>): Promise<string | null> {
    if (credential === null) return signIn();
    try {
      const accountId = await signIn();
      if (accountId === null) this.#known.forget(credential);
      else this.#known.learn(credential, accountId);
      return accountId;
    } catch (error) {
      if (error instanceof Refusal) this.#known.forget(credential);
      throw error;
    }
  }
}

export function arrivalOf({ headers, ip }: { headers: Shown; ip: string | undefined }): Arrival {
  return {
    credential: credentialOf(headers),
    network: networkSpender(networkPrefixOf(ip)),
    entering: null,
  };
}
