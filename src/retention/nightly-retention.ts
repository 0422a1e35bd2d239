import pg from 'pg';
import type { Logger } from 'pino';
import { runRetention } from './run-retention.js';

const firstLookMs = 60_000;
const everyMs = 15 * 60_000;

/** Runs the retention once a night, on whichever server comes first; each looks every quarter of an hour. */
export class NightlyRetention {
  readonly #timers: NodeJS.Timeout[];
  #running: Promise<void> = Promise.resolve();

  constructor(private readonly options: { readonly url: string; readonly log: Logger }) {
    this.#timers = [
      setTimeout(() => this.#look(), firstLookMs).unref(),
      setInterval(() => this.#look(), everyMs).unref(),
    ];
  }

  async close(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer);
    await this.#running;
  }

  #look(): void {
    this.#running = this.#running.then(() =>
      runWhenDue(this.options).catch((error) =>
        this.options.log.error({ error }, 'the retention did not run'),
      ),
    );
  }
}

/** Runs it where it is due. */
export async function runWhenDue({ url, log }: { url: string; log: Logger }): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'riparo retention' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<{ due: boolean }>('select retention_is_due() as due');
    const forgotten = rows[0]?.due ? await runRetention(client) : null;
    if (forgotten) log.info({ forgotten }, 'the retention ran');
  } finally {
    await client.end();
  }
}
