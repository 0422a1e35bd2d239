import type { Logger } from 'pino';
import { Refusal } from '../errors.js';
import { DatabaseLine } from './database-line.js';
import type { Follower, Journal, JournalRange, JournalRow } from './journal.types.js';
import { JournalFrontier } from './journal-frontier.rules.js';
import { Notifier } from './notifier.js';

/** Wake-ups can be lost; a look this often finds what they would have told. */
const floorMs = 2_000;
/** While a seen row waits for an older transaction, whose end wakes nobody. */
const waitingMs = 10;
const breathMs = 4;
const pageSize = 500;
const readyWithinMs = 3_000;

const look = `-- How far is the journal complete?
  select pg_snapshot_xmin(s.now)::text as oldest, pg_snapshot_xmax(s.now)::text as next,
    (select max(j.seq)::text from journal j) as newest
  from (select pg_current_snapshot() as now) s`;

const page = `-- What changed in this stretch of the journal?
  select j.seq::text as seq, j.at, j.topic, j.subject_id as "subjectId", j.revision
  from journal j
  where j.seq > $1 and j.seq <= $2 and ($3::text is null or j.topic = $3)
  order by j.seq
  limit $4`;

/** The one reader of the journal in this process; whoever wants to know follows it. */
export class JournalFeed implements Journal {
  readonly notifier: Notifier;
  readonly #log: Logger;
  readonly #line: DatabaseLine;
  readonly #frontier = new JournalFrontier();
  readonly #followers = new Map<string, Follower[]>();
  readonly #ready = Promise.withResolvers<void>();
  #position: number | null = null;
  #isWoken = false;
  #isStopped = false;
  #wake: () => void = () => undefined;
  readonly #running: Promise<void>;

  constructor({ url, log, name = 'riparo live' }: { url: string; log: Logger; name?: string }) {
    this.#log = log;
    this.#line = new DatabaseLine({ url, log, name, heard: () => this.wake() });
    this.notifier = new Notifier({ own: () => this.wake(), others: () => this.#line.wakeOthers() });
    this.#running = this.#run();
  }

  get position(): number {
    return this.#position ?? 0;
  }

  wake(): void {
    this.#isWoken = true;
    this.#wake();
  }

  async isReady(): Promise<void> {
    if (this.#position !== null) return;
    const tooLate = Promise.withResolvers<never>();
    const timer = setTimeout(() => tooLate.reject(new Refusal('UNAVAILABLE')), readyWithinMs);
    try {
      await Promise.race([this.#ready.promise, tooLate.promise]);
    } finally {
      clearTimeout(timer);
    }
  }

  async isKnown(seq: number): Promise<boolean> {
    if (seq <= this.position) return true;
    try {
      return seq <= (await this.#look());
    } catch (error) {
      this.#log.warn({ error }, 'a cursor cannot be judged');
      throw new Refusal('UNAVAILABLE');
    }
  }

  async read(topic: string | null, { after, upTo, limit }: JournalRange): Promise<JournalRow[]> {
    const rows = await this.#line.query<JournalRow>(page, [after, upTo, topic, limit]);
    return rows.map((row) => ({ ...row, seq: Number(row.seq) }));
  }

  follow(topic: string, follower: Follower): void {
    this.#followers.set(topic, [...(this.#followers.get(topic) ?? []), follower]);
  }

  async close(): Promise<void> {
    this.#isStopped = true;
    this.notifier.close();
    this.wake();
    await this.#line.close();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#isStopped) {
      // Nothing is passed over: what could not be told is tried again, at the latest in two seconds.
      await this.#advance().catch((error) => this.#log.warn({ error }, 'the journal waits'));
      await paused(breathMs);
      await this.#sleep(this.#frontier.isWaiting ? waitingMs : floorMs);
    }
  }

  async #sleep(milliseconds: number): Promise<void> {
    if (!this.#isWoken) {
      const woken = Promise.withResolvers<void>();
      this.#wake = woken.resolve;
      const timer = setTimeout(woken.resolve, milliseconds);
      await woken.promise;
      clearTimeout(timer);
    }
    this.#isWoken = false;
  }

  async #advance(): Promise<void> {
    await this.#look();
    const { reached } = this.#frontier;
    if (reached === null) return;
    if (this.#position === null) {
      this.#position = reached;
      this.#ready.resolve();
    }
    while (this.#position < reached && !this.#isStopped) await this.#tellUpTo(reached, this.#position);
  }

  async #look(): Promise<number> {
    const [row] = await this.#line.query<{ oldest: string; next: string; newest: string | null }>(look);
    if (!row) throw new Error('The database did not tell its snapshot.');
    const newest = Number(row.newest ?? 0);
    this.#frontier.look({ oldestRunning: BigInt(row.oldest), notYetBegun: BigInt(row.next), newest });
    return newest;
  }

  async #tellUpTo(reached: number, after: number): Promise<void> {
    const rows = await this.read(null, { after, upTo: reached, limit: pageSize });
    const last = rows.length < pageSize ? reached : (rows.at(-1)?.seq ?? reached);
    const tellings: (() => void)[] = [];
    for (const [topic, followers] of this.#followers) {
      const theirs = rows.filter((row) => row.topic === topic);
      if (theirs.length === 0) continue;
      for (const follower of followers) tellings.push(await follower(theirs));
    }
    this.#position = last;
    for (const tell of tellings) tell();
  }
}

function paused(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
