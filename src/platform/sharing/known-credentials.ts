import { createHash } from 'node:crypto';

/** The account a credential stood for when it was last in force. */
interface Known {
  readonly accountId: string;
}

const mostKept = 10_000;

/**
 * Whom a credential belonged to lately. It lets nobody in: it tells whose queue a request waits in before the database
 * was asked, so that a flood of invented keys stands in a queue of its own.
 */
export class KnownCredentials {
  readonly #known = new Map<string, Known>();

  accountOf(credential: string): string | null {
    return this.#known.get(credential)?.accountId ?? null;
  }

  learn(credential: string, accountId: string): void {
    this.#known.delete(credential);
    this.#known.set(credential, { accountId });
    const [oldest] = this.#known.keys();
    if (this.#known.size > mostKept && oldest !== undefined) this.#known.delete(oldest);
  }

  forget(credential: string): void {
    this.#known.delete(credential);
  }
}

/** The headers by which somebody may say who they are. */
export interface Shown {
  readonly authorization?: string | undefined;
  readonly cookie?: string | undefined;
}

/** What a request shows to say who sends it, as a name to remember it by; null where it shows nothing. */
export function credentialOf({ authorization, cookie }: Shown): string | null {
  const shown = authorization ?? cookie;
  return shown === undefined ? null : createHash('sha256').update(shown).digest('base64');
}
