import type { Logger } from 'pino';
import { processClock } from '../../../platform/clock.js';
import { JournalFrontier } from '../../../platform/live/journal-frontier.rules.js';
import type { ChainPlace } from './audit-link.js';
import { checkpointMark } from './checkpoint.js';
import type { CheckpointFile } from './checkpoint-file.js';
import { type Ask, endOfChain, hashAt, instantNow, lookAtTrail, sealUpTo } from './seal-audit.js';
import type { LineSigner } from './signed-line.js';

const everyMs = 3_000;
const checkpointEveryMs = 60_000;

export interface SealerOptions {
  readonly ask: Ask;
  readonly signer: LineSigner;
  readonly log: Logger;
  /** Null: checkpoints are told in the log alone. */
  readonly checkpoints: CheckpointFile | null;
}

/**
 * Links audit entries to the chain every few seconds. Each server has one, and a lock in the database lets one link at a
 * time. Each tells the end of the chain outside the database once a minute, after it has seen that the chain still
 * holds what it told before.
 */
export class AuditSealer {
  readonly #frontier = new JournalFrontier();
  readonly #timer: NodeJS.Timeout;
  #sealedUpTo = -1;
  #told: ChainPlace | null | undefined;
  #toldAtMs = Number.NEGATIVE_INFINITY;
  #running: Promise<void> = Promise.resolve();

  constructor(private readonly options: SealerOptions) {
    this.#timer = setInterval(() => void this.tick(), everyMs).unref();
  }

  /** Seals what is complete, and tells where the chain ends when a minute has passed. */
  tick(): Promise<void> {
    this.#running = this.#running.then(() =>
      this.#advance().catch((error) =>
        this.options.log.warn({ error }, 'the audit trail waits to be sealed'),
      ),
    );
    return this.#running;
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#toldAtMs = Number.NEGATIVE_INFINITY;
    await this.tick();
  }

  async #advance(): Promise<void> {
    const { ask } = this.options;
    await lookAtTrail(ask, this.#frontier);
    const { reached } = this.#frontier;
    if (reached !== null && reached > this.#sealedUpTo) {
      await sealUpTo(ask, reached);
      this.#sealedUpTo = reached;
    }
    if (processClock.milliseconds() - this.#toldAtMs >= checkpointEveryMs) await this.#tell();
  }

  async #tell(): Promise<void> {
    const { ask, signer, log, checkpoints } = this.options;
    if (this.#told === undefined) this.#told = (await checkpoints?.last()) ?? null;
    const told = this.#told;
    if (told && (await hashAt(ask, told.position)) !== told.hash) {
      // Nothing is signed over it: the file keeps the last place that was good.
      log.error(
        { position: told.position },
        'the audit chain is not the one that was told: it was cut or rewritten',
      );
      this.#toldAtMs = processClock.milliseconds();
      return;
    }
    const end = await endOfChain(ask);
    if (end && end.position > (told?.position ?? 0)) {
      const line = signer.signed({ riparo: checkpointMark, at: await instantNow(ask), ...end });
      await checkpoints?.append(line);
      log.info({ checkpoint: line }, 'the end of the audit chain');
      this.#told = end;
    }
    this.#toldAtMs = processClock.milliseconds();
  }
}
