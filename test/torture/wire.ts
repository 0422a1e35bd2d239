import { createServer, type Server, type Socket, connect as tcp } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Dice } from '../replay/dice.js';

/** How a network can fail. */
export const wireFaults = [
  'delay',
  'cut before reply',
  'cut after request',
  'black hole',
  'half open',
] as const;
export type WireFault = (typeof wireFaults)[number];

/** Where a connection leads. */
export interface Target {
  readonly name: string;
  readonly port: number;
}

/** A TCP proxy that can be told to fail. */
export interface Wire {
  readonly port: number;
  /** The target behind a connection, by the port it came from. */
  targetOf(clientPort: number): string;
  /** Fails so from now on, or, with null, works again; what was left hanging is cut. */
  fail(fault: WireFault | null): void;
  close(): void;
}

interface Pair {
  readonly near: Socket;
  readonly far: Socket;
  readonly toNear: Way;
  readonly toFar: Way;
  isDead: boolean;
}

/** One direction of a connection. */
interface Way {
  readonly to: Socket;
  /** Ends when all that was held back has gone on: nothing overtakes. */
  turn: Promise<void>;
  waiting: number;
}
const wayTo = (to: Socket): Way => ({ to, turn: Promise.resolve(), waiting: 0 });

const shareOfCuts = 0.15;
const shareOfHangs = 0.1;
const longestDelayMs = 250;

export async function openWire(dice: Dice, choose: () => Target | null): Promise<Wire> {
  const pairs = new Set<Pair>();
  const names = new Map<number, string>();
  let fault: WireFault | null = null;

  const forward = (way: Way, chunk: Buffer) => {
    const delay = fault === 'delay' ? dice.whole(longestDelayMs) : 0;
    if (delay > 0 || way.waiting > 0) holdBack(way, chunk, performance.now() + delay);
    else if (way.to.writable) way.to.write(chunk);
  };
  const onRequest = (pair: Pair, chunk: Buffer) => {
    if (pair.isDead) return;
    const hangs = fault === 'black hole' || fault === 'half open';
    if (!hangs || !dice.chance(shareOfHangs)) {
      forward(pair.toFar, chunk);
      if (fault === 'cut after request' && dice.chance(shareOfCuts)) cut(pair);
      return;
    }
    pair.isDead = true;
    // Half open: the far end is told that we have gone, the near end hears nothing.
    if (fault === 'half open') pair.far.destroy();
  };
  const onReply = (pair: Pair, chunk: Buffer) => {
    if (pair.isDead) return;
    if (fault === 'cut before reply' && dice.chance(shareOfCuts)) return cut(pair);
    forward(pair.toNear, chunk);
  };
  const cut = (pair: Pair) => {
    pairs.delete(pair);
    pair.near.destroy();
    pair.far.destroy();
  };

  const server = createServer((near) => {
    const target = choose();
    near.on('error', () => undefined);
    if (!target) return near.destroy();
    const from = near.remotePort ?? 0;
    names.set(from, target.name);
    const far = tcp({ port: target.port, host: '127.0.0.1', noDelay: true });
    near.setNoDelay(true);
    far.on('error', () => undefined);
    const pair: Pair = { near, far, toNear: wayTo(near), toFar: wayTo(far), isDead: false };
    pairs.add(pair);
    near.on('data', (chunk: Buffer) => onRequest(pair, chunk));
    far.on('data', (chunk: Buffer) => onReply(pair, chunk));
    near.on('close', () => cut(pair));
    far.on('close', () => pair.isDead || cut(pair));
    return undefined;
  });
  const port = await listening(server);
  return {
    port,
    targetOf: (clientPort) => names.get(clientPort) ?? 'nobody',
    fail(next) {
      fault = next;
      if (next === null) for (const pair of [...pairs].filter(({ isDead }) => isDead)) cut(pair);
    },
    close() {
      for (const pair of [...pairs]) cut(pair);
      server.close();
    },
  };
}

function holdBack(way: Way, chunk: Buffer, until: number): void {
  way.waiting++;
  way.turn = way.turn
    .then(() => sleep(Math.max(0, until - performance.now())))
    .then(() => {
      way.waiting--;
      if (way.to.writable) way.to.write(chunk);
    });
}

function listening(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
}
