import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

import type { Parsed } from './world.js';

/** A real server process, as `npm start` runs it after the build. */
export interface ServerProcess {
  readonly url: string;
  readonly process: ChildProcess;
  isRunning(): boolean;
  /** All that it wrote so far. */
  output(): string;
  ask(key: string | null, query: string, variables?: object): Promise<ServerAnswer>;
  /** Ends it by a signal and tells the exit code; null when the signal killed it. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}
export interface ServerAnswer {
  readonly data?: Parsed;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

/** @param product the folder that holds `dist` */
export async function startServer(settings: Record<string, string>, product = '.'): Promise<ServerProcess> {
  const port = settings.PORT ?? String(await freePort());
  const { started, child, output } = spawnServer({ ...settings, PORT: port }, product);
  await started;
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    process: child,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    output,
    async ask(key, query, variables = {}) {
      const headers: Record<string, string> = { 'content-type': 'application/json', 'accept-language': 'en' };
      if (key) headers.authorization = `Bearer ${key}`;
      const answer = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ query, variables }),
      });
      return (await answer.json()) as ServerAnswer;
    },
    async end(signal) {
      const exited = once(child, 'exit');
      child.kill(signal);
      const [code] = (await exited) as [number | null];
      return code;
    },
  };
}

/** Starts a server that is expected to refuse; gives its exit code and what it said. */
export async function startRefused(
  settings: Record<string, string>,
): Promise<{ code: number | null; said: string }> {
  const { child, output } = spawnServer(settings);
  const [code] = (await once(child, 'exit')) as [number | null];
  return { code, said: output() };
}

function spawnServer(settings: Record<string, string>, product = '.') {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [`${product}/dist/src/main.js`], {
    // Tests ask more in a minute than people do; those of the limit set it.
    env: { PATH, HOME, LOG_LEVEL: 'warn', UNITS_PER_MINUTE: '1000000000000', ...settings },
  });
  let said = '';
  const started = new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('Riparo answers on')) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}: ${said}`)));
  });
  started.catch(() => undefined);
  return { child, started, output: () => said };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
