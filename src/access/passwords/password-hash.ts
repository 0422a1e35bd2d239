import { hash, verify } from '@node-rs/argon2';
import { Refusal } from '../../platform/errors.js';

/** argon2id as OWASP asks for it: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The hash of a password nobody knows, of the same cost: what is compared where there is no account. */
export const hashOfNobody =
  '$argon2id$v=19$m=19456,t=2,p=1$XDf2OoZCWHyh7in5JfM1KA$cNPvP7TaxO9UqYvj5GZy+uzvSAF07G2QPGMJZ28aHn4';

/** Lets so much work through at once; beyond a short queue it is refused. */
class Lane {
  #underWay = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(private readonly longestQueue: number) {}

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#underWay > 0) await this.#turn();
    else this.#underWay = 1;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#underWay = 0;
    }
  }

  #turn(): Promise<void> {
    if (this.#waiting.length >= this.longestQueue) throw new Refusal('BUSY');
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}

// One hash at a time for strangers, one for those who waited their turn, and one for people this registry knows: a flood of sign-ins takes neither the
// processors from the searches, nor their turn from people at their own browser.
const lanes = { stranger: new Lane(4), waited: new Lane(4), known: new Lane(8) } as const;
export type Lanes = typeof lanes;

/** @throws BUSY */
export function hashOfPassword(password: string): Promise<string> {
  return lanes.known.run(() => hash(prepared(password), cost));
}

/**
 * Whether this is the password behind a hash; it takes as long where there is none.
 * @throws BUSY
 */
export async function isPassword(
  known: string | null,
  password: string,
  who: keyof typeof lanes,
): Promise<boolean> {
  const isRight = await lanes[who].run(() => verify(known ?? hashOfNobody, prepared(password)));
  return isRight && known !== null;
}

// One keyboard sends "è" as one character, another as two.
function prepared(password: string): string {
  return password.normalize('NFKC');
}
