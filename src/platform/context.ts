import type { EntityManager } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import { Refusal } from './errors.js';
import type { Installation } from './installation.js';
import type { Language } from './language.js';
import type { Journal } from './live/journal.types.js';
import type { Secrets } from './secrets.js';
import type { Share } from './sharing/share.types.js';
import type { Visit } from './visit.js';

/** Who is acting, for whom, and what they may do. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly isMachine: boolean;
  readonly roles: readonly string[];
  readonly permissions: ReadonlySet<string>;
  readonly districtId: string | null;
  readonly organisationId: string | null;
  /** Comuni whose cases a municipal office sees. */
  readonly municipalityCodes: readonly string[];
  /** Districts whose coordinator has vouched for them: of their organisation, the guarded shelters there are theirs. */
  readonly vouchedDistrictIds: readonly string[];
  /** The key or session they came with: what was opened with one is not open to another. */
  readonly credentialId: string | null;
  /** Signed in by half: nothing may be done but to set up the second factor, or to give it. */
  readonly isSecondFactorDue?: boolean;
}

/** What a caller proved who they are with. */
export interface Credential {
  readonly kind: 'KEY' | 'SESSION';
  /** The key or the session. */
  readonly id: string;
  /** Its kind and hash: what open streams are checked against again. */
  readonly tag: string;
  readonly expiresAt: Date | null;
}

/** What one request carries from the door to the last resolver. */
export interface RequestContext {
  readonly requestId: string;
  readonly em: EntityManager;
  readonly actor: Actor | null;
  /** Null when nobody is signed in. */
  readonly credential: Credential | null;
  readonly visit: Visit;
  readonly installation: Installation;
  readonly language: Language;
  readonly secrets: Secrets;
  readonly log: Logger;
  /** Past it, by this process's clock, nothing is tried again; in milliseconds. */
  readonly deadline: number;
  /** What was computed once for this request, by name; emptied after each transaction. */
  readonly memory: Map<string, unknown>;
  /** What the caller may take of the registry. */
  readonly share: Share;
  /** For the line of this request in the log. */
  readonly notes: RequestNotes;
  /** Null outside subscriptions. */
  readonly live: LiveConnection | null;
  /** Tells whoever follows the changes that something was committed. */
  committed(): void;
}

/** What is known of a request once it was worked on; never anything that it said or was told. */
export interface RequestNotes {
  /** The fields it asked for, by their names in the schema. */
  fields?: readonly string[];
  /** The code of its first refusal. */
  code?: string;
  /** What it cost, and what was left after it. */
  charge?: { readonly cost: number; readonly remaining: number };
}

/** What a subscription has besides a request: it outlives the permissions it began with. */
export interface LiveConnection {
  readonly journal: Journal;
  /** What it was signed in with; null when nobody is signed in. */
  readonly credential: Credential | null;
  /** A request of its own for one event, by the actor as they are now. */
  requestOf(actor: Actor | null): RequestContext;
  /** Ends the connection of a reader who does not keep up: they may never read what is said last. */
  cut(why: Refusal): void;
}

/** Inside `inTransaction`: `em` is the transaction, `now` the database's clock when it began. */
export interface TransactionContext extends RequestContext {
  readonly actor: Actor;
  readonly now: Date;
}

export function actorOf(ctx: RequestContext): Actor {
  if (!ctx.actor) throw new Refusal('NOT_SIGNED_IN');
  return ctx.actor;
}

/** Computes something once a request; callers that come while it is under way share it. */
export function remembered<T>(ctx: RequestContext, name: string, compute: () => T): T {
  if (!ctx.memory.has(name)) ctx.memory.set(name, compute());
  return ctx.memory.get(name) as T;
}
