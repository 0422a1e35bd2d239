import type { WebSocket as GraphqlSocket } from 'graphql-ws';
import type { WebSocket } from 'ws';
import { MessageAllowance } from './message-allowance.js';
import { streamLimits } from './stream-limits.js';

type Closed = (code?: number, reason?: string) => Promise<void>;

/** Says good-bye, and cuts the connection of a reader who does not answer it. */
export function closeSocket(socket: WebSocket, code: number, reason: string): void {
  socket.close(code, reason);
  setTimeout(() => socket.terminate(), streamLimits.lastWordsMs).unref();
}

/**
 * Carries messages between a socket and the protocol. Sending waits until the reader has taken what was sent; a socket
 * that answers no ping or says too much is closed.
 */
export function attendSocket(socket: WebSocket, open: (wire: GraphqlSocket) => Closed): void {
  const allowance = new MessageAllowance();
  const isTooMuch = () => {
    if (allowance.spend()) return false;
    socket.terminate();
    return true;
  };
  const closed = open({
    protocol: socket.protocol,
    send: (data) =>
      new Promise((resolve) => {
        // One that has gone says so by its close event.
        if (socket.readyState !== socket.OPEN) resolve();
        else socket.send(data, () => resolve());
      }),
    close: (code, reason) => closeSocket(socket, code ?? 1000, reason ?? ''),
    onMessage: (hear) =>
      socket.on('message', (data) => {
        if (isTooMuch()) return;
        // What the protocol does not know is the client's mistake.
        hear(String(data)).catch(() => closeSocket(socket, 4400, 'Invalid message received'));
      }),
  });
  socket.on('ping', isTooMuch);
  socket.on('error', () => socket.terminate());
  const beat = heartbeat(socket);
  socket.once('close', (code, reason) => {
    clearInterval(beat);
    void closed(code, String(reason)).catch(() => undefined);
  });
}

function heartbeat(socket: WebSocket): NodeJS.Timeout {
  let isAlive = true;
  socket.on('pong', () => {
    isAlive = true;
  });
  return setInterval(() => {
    if (!isAlive) return socket.terminate();
    isAlive = false;
    socket.ping();
  }, streamLimits.heartbeatMs);
}
