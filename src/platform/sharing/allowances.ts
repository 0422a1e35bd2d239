import { processClock } from '../clock.js';
import { Refusal } from '../errors.js';
import type { Allowance, Emergency } from './share.types.js';
import type { Spender, SpenderKind } from './spender.rules.js';

/** Units a minute. */
export interface AllowanceLimits {
  readonly ofAccount: number;
  /** Of all who read from there and are not signed in. */
  readonly ofNetwork: number;
  /** Of all who are about to sign in there; and of each browser that has its own way in. */
  readonly ofEntrance: number;
}

/** What somebody spent in one minute. */
export interface Spent {
  readonly spender: string;
  readonly minute: number;
  readonly units: number;
}

interface Account {
  readonly minute: number;
  /** Whether anything happened since the others were told. */
  isTouched: boolean;
  /** Spent here and not yet told to the others. */
  untold: number;
  /** Spent everywhere, as the database knew it last. */
  told: number;
  readonly emergencies: Map<string, number>;
}

const minuteMs = 60_000;
/** Beyond so many in one minute, networks that come new share one allowance. */
const mostNetworks = 50_000;
/** Whose allowance that is; accounts, and browsers that signed in before, are as many as there are people. */
const restOf: Readonly<Record<SpenderKind, string | null>> = {
  ...{ ACCOUNT: null, BROWSER: null },
  ...{ READING: 'other networks', ENTERING: 'other entrances', TURN: 'other turns' },
};

/**
 * Counts units by the minute, here and at once; what other servers counted is heard every second. A request never waits
 * for it, and a flood costs the database nothing.
 */
export class Allowances {
  readonly #accounts = new Map<string, Account>();
  /** The database's clock less this process's, in milliseconds. */
  #ahead = processClock.date().getTime() - processClock.milliseconds();

  constructor(private readonly limits: AllowanceLimits) {}

  /** Whether anything is left at all. */
  admits(spender: Spender): boolean {
    return usedOf(this.#accountOf(spender)) < this.#limitOf(spender);
  }

  /** @throws RATE_LIMITED */
  spend(spender: Spender, units: number, emergency: Emergency | null = null): Allowance {
    const account = this.#accountOf(spender);
    const isOver = usedOf(account) + units > this.#limitOf(spender);
    const isEmergency = emergency !== null && spender.kind === 'ACCOUNT' && isOneMore(account, emergency);
    if (isOver && !isEmergency) throw new Refusal('RATE_LIMITED', { seconds: this.#secondsLeft() });
    touch(account, units);
    return this.left(spender);
  }

  /** Counts what was done already. */
  count(spender: Spender, units: number): void {
    touch(this.#accountOf(spender), units);
  }

  left(spender: Spender): Allowance {
    const limit = this.#limitOf(spender);
    const used = usedOf(this.#accountOf(spender));
    return { limit, remaining: Math.max(0, limit - used), resetSeconds: this.#secondsLeft() };
  }

  /** What was spent since the last time, to be told; and of whom to hear. */
  takeUntold(): Spent[] {
    this.#forgetThePast();
    const touched = [...this.#accounts].filter(([, { isTouched }]) => isTouched);
    const untold = touched.map(([spender, account]) => {
      const { minute, untold } = account;
      account.untold = 0;
      account.told += untold;
      account.isTouched = false;
      return { spender, minute, units: untold };
    });
    // In one order on every server: rows are locked as they are written.
    return untold.sort((one, other) => (one.spender < other.spender ? -1 : 1));
  }

  /** What all servers together counted, at this instant of the database. */
  hear(spent: readonly Spent[], databaseMilliseconds: number): void {
    this.#ahead = databaseMilliseconds - processClock.milliseconds();
    for (const { spender, minute, units } of spent) {
      const account = this.#accounts.get(spender);
      if (account?.minute === minute) account.told = Math.max(account.told, units);
    }
  }

  #accountOf({ name, kind }: Spender): Account {
    const minute = this.#minute();
    const known = this.#accounts.get(name);
    if (known?.minute === minute) return known;
    const rest = restOf[kind];
    const isOneTooMany = !known && this.#accounts.size >= mostNetworks && rest !== null && name !== rest;
    if (isOneTooMany) return this.#accountOf({ name: rest, kind });
    const account: Account = { minute, isTouched: false, untold: 0, told: 0, emergencies: new Map() };
    this.#accounts.set(name, account);
    return account;
  }

  #forgetThePast(): void {
    const minute = this.#minute();
    for (const [spender, account] of this.#accounts)
      if (account.minute !== minute) this.#accounts.delete(spender);
  }

  #limitOf({ kind }: Spender): number {
    if (kind === 'ACCOUNT') return this.limits.ofAccount;
    return kind === 'READING' ? this.limits.ofNetwork : this.limits.ofEntrance;
  }

  /** The database's clock, in milliseconds. */
  now(): number {
    return processClock.milliseconds() + this.#ahead;
  }

  #minute(): number {
    return Math.floor(this.now() / minuteMs);
  }

  #secondsLeft(): number {
    return Math.max(1, Math.ceil((minuteMs - (this.now() % minuteMs)) / 1_000));
  }
}

function touch(account: Account, units: number): void {
  account.untold += units;
  account.isTouched = true;
}

function usedOf({ untold, told }: Account): number {
  return untold + told;
}

function isOneMore({ emergencies }: Account, { field, times }: Emergency): boolean {
  const before = emergencies.get(field) ?? 0;
  emergencies.set(field, before + 1);
  return before < times;
}
