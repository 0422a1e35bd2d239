import { type AddressInfo, connect } from 'node:net';
import type { App } from '../../src/app.js';

/** Sends bytes as they are and gives what came back until the server closed, or for a while. */
export function sendRaw(
  app: App,
  bytes: string | Buffer,
  waitMs = 2_000,
): Promise<{ text: string; closed: boolean }> {
  const { port } = app.http.address() as AddressInfo;
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    let text = '';
    const timer = setTimeout(() => {
      socket.destroy();
      resolve({ text, closed: false });
    }, waitMs);
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(timer);
      resolve({ text, closed: true });
    });
  });
}
