import pg from 'pg';
import type { Logger } from 'pino';

const channel = 'riparo_journal';
const firstPauseMs = 50;
const longestPauseMs = 2_000;

export interface LineOptions {
  readonly url: string;
  readonly log: Logger;
  /** What the database calls this line. */
  readonly name: string;
  /** Somebody else committed something, or the line has come up again. */
  readonly heard: () => void;
}

/**
 * A connection of its own to the database, for what must not wait behind requests: it listens for wake-ups, sends
 * them, and reads the journal. Lost, it comes back by itself, and whoever it serves looks again at once.
 */
export class DatabaseLine {
  #client: pg.Client | null = null;
  #retry: NodeJS.Timeout | null = null;
  #pauseMs = firstPauseMs;
  #isClosed = false;

  constructor(private readonly options: LineOptions) {
    void this.#connect();
  }

  /** @throws where the line is down */
  async query<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    const client = this.#client;
    if (!client) throw new Error('The line to the database is down.');
    try {
      return (await client.query<Row>(text, [...values])).rows;
    } catch (error) {
      // Without a code it was not PostgreSQL that answered: a connection half open, perhaps.
      if ((error as { code?: string }).code === undefined) this.#lost(client);
      throw error;
    }
  }

  /** Wakes the other servers on this database. It carries nothing: they look for themselves. */
  async wakeOthers(): Promise<void> {
    await this.query(`notify ${channel}`).catch(() => undefined);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#retry) clearTimeout(this.#retry);
    const client = this.#client;
    this.#client = null;
    await client?.end().catch(() => undefined);
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.options.url,
      application_name: this.options.name,
      connectionTimeoutMillis: 2_000,
      query_timeout: 5_000,
      keepAlive: true,
      options: '-c statement_timeout=5000 -c timezone=UTC',
    });
    client.on('error', () => this.#lost(client));
    client.on('end', () => this.#lost(client));
    client.on('notification', ({ processId }) => {
      if (processId !== (client as { processID?: number }).processID) this.options.heard();
    });
    this.#client = client;
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
      this.#pauseMs = firstPauseMs;
      this.options.heard();
    } catch {
      this.#lost(client);
    }
  }

  #lost(client: pg.Client): void {
    if (this.#client !== client) return;
    this.#client = null;
    void client.end().catch(() => undefined);
    if (this.#isClosed) return;
    this.options.log.warn({ pauseMs: this.#pauseMs }, 'the line to the database is down');
    this.#retry = setTimeout(() => void this.#connect(), this.#pauseMs);
    this.#pauseMs = Math.min(this.#pauseMs * 2, longestPauseMs);
  }
}
