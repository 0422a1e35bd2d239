import type { Account } from '../support/given.js';
import type { Answer } from '../support/world.js';

/** What the marks of a cell are about, in order: a group is one relation, with its objects. */
export type Groups = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A registry that holds one of everything, near and far, and somebody of every kind who looks at it. */
export interface MatrixWorld {
  readonly roles: ReadonlyMap<string, Account | null>;
  readonly ids: Readonly<Record<Kind, Groups>>;
  readonly need: object;
  /** In which case somebody is. */
  readonly caseOf: ReadonlyMap<string, string>;
  /** Another record of the same case, by somebody's. */
  readonly mergeable: ReadonlyMap<string, string>;
  /** Whoever has given a password and not yet the second factor. */
  readonly half: Account;
  /** A recovery code of theirs. */
  codeOf(who: Account | null): string;
  /** The cookie of their browser; null where they have none. */
  cookieOf(who: Account): string | null;
  /** Asks in the browser of this account; null where it has none. */
  inSession(who: Account | null): ((document: string, variables?: object) => Promise<Answer>) | null;
}
export type Kind =
  | 'shelter'
  | 'change'
  | 'pool'
  | 'keptShelter'
  | 'keptPool'
  | 'case'
  | 'call'
  | 'subject'
  | 'mergedSubject'
  | 'avoidance'
  | 'placement'
  | 'organisation'
  | 'district'
  | 'service'
  | 'comune'
  | 'agreement'
  | 'discrepancy'
  | 'criterion'
  | 'person'
  | 'reader'
  | 'mediator'
  | 'key'
  | 'session'
  | 'link'
  | 'access'
  | 'deadline'
  | 'procedure'
  | 'shift'
  | 'swap'
  | 'nothing';
