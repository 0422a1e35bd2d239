import type { Server, ServerResponse } from 'node:http';
import { setTimeout as pause, setImmediate as turnOfTheLoop } from 'node:timers/promises';

/** How long a balancer, and whoever keeps a connection open, has to notice that this server goes. */
const noticeMs = 500;

/**
 * Lets a server go without cutting anybody off. A partner that keeps its connection open and busy never sees that it
 * is to leave, unless an answer says so; one that is idle may have sent its next request when it is closed.
 */
export class Draining {
  readonly #answering = new Set<ServerResponse>();
  #isGoing = false;

  constructor(private readonly http: Server) {
    http.prependListener('request', (_, response: ServerResponse) => {
      if (this.#isGoing) lastOfConnection(response);
      this.#answering.add(response);
      response.once('close', () => this.#answering.delete(response));
    });
  }

  /** Returns when everybody has gone; cuts who has not within the grace. */
  async end(graceMilliseconds: number): Promise<void> {
    if (!this.http.listening) return;
    this.#isGoing = true;
    for (const response of this.#answering) lastOfConnection(response);
    await pause(Math.min(noticeMs, graceMilliseconds));
    // What has arrived and was not read yet would be idle: a busy process first takes connections, then reads them.
    for (let turn = 0; turn < 3; turn++) await turnOfTheLoop();
    const closed = new Promise<void>((resolve) => this.http.close(() => resolve()));
    this.http.closeIdleConnections();
    const cut = setTimeout(() => this.http.closeAllConnections(), graceMilliseconds);
    await closed;
    clearTimeout(cut);
  }
}

function lastOfConnection(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('Connection', 'close');
}
