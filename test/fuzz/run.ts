import http from 'node:http';
import type { GraphQLSchema } from 'graphql';
import { type Dice, diceOf } from '../replay/dice.js';
import { mutatedRequest, sendBytes } from './mutated-request.js';
import { DocumentMaker, type FuzzDocument } from './random-document.js';
import { SeenIds } from './random-values.js';

export interface FuzzOptions {
  readonly schema: GraphQLSchema;
  readonly port: number;
  /** One for each role; null for nobody. */
  readonly keys: readonly (string | null)[];
  readonly seed: number;
  readonly documents: number;
  readonly requests: number;
  readonly clients: number;
  /** The fuzzing ends early then. */
  readonly atMostMs: number;
  /** So many findings are enough. */
  readonly mostFindings: number;
  readonly onProgress?: (done: number) => void;
}

export interface FuzzReport {
  readonly documents: number;
  readonly requests: number;
  readonly statuses: ReadonlyMap<string, number>;
  readonly codes: ReadonlyMap<string, number>;
  /** What must not be: an error that nobody foresaw, a stack, silence. */
  readonly findings: readonly string[];
  /** Answers that the registry was too busy: on a machine that does other things too there may be some. */
  readonly busy: readonly string[];
}

/** Asks a server what no sensible client would. The same seed asks the same, as long as the answers are the same. */
export async function fuzz(options: FuzzOptions): Promise<FuzzReport> {
  const tally = new Tally();
  const ids = new SeenIds();
  const until = performance.now() + options.atMostMs;
  const counts = { documents: 0, requests: 0 };
  const isOver = () => performance.now() > until || tally.findings.length >= options.mostFindings;
  const client = async (number: number) => {
    const dice = diceOf(options.seed + number * 7_919);
    const maker = new DocumentMaker(options.schema, dice, ids);
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    while (counts.documents < options.documents && !isOver()) {
      counts.documents += 1;
      await askOnce({ ...options, dice, maker, agent, tally, ids });
      options.onProgress?.(counts.documents + counts.requests);
    }
    agent.destroy();
    while (counts.requests < options.requests && !isOver()) {
      counts.requests += 1;
      const key = dice.oneOf(options.keys) ?? null;
      const bytes = mutatedRequest(dice, maker.make(), key);
      const { status, text } = await sendBytes(options.port, bytes, 400);
      tally.note(status, text, () => `bytes ${JSON.stringify(bytes.toString('latin1'))}`);
      options.onProgress?.(counts.documents + counts.requests);
    }
  };
  await Promise.all(Array.from({ length: options.clients }, (_, number) => client(number)));
  return {
    ...counts,
    statuses: tally.statuses,
    codes: tally.codes,
    findings: tally.findings,
    busy: tally.busy,
  };
}

class Tally {
  readonly statuses = new Map<string, number>();
  readonly codes = new Map<string, number>();
  readonly findings: string[] = [];
  readonly busy: string[] = [];

  note(status: number | null, text: string, asked: () => string): void {
    add(this.statuses, String(status ?? 'none'));
    const codes = [...text.matchAll(/"code":"([A-Z_]+)"/g)].map(([, code]) => code ?? '');
    for (const code of codes) add(this.codes, code);
    const isBad =
      (status !== null && status >= 500) ||
      codes.includes('INTERNAL') ||
      /\bat \w+ \(|node_modules/.test(text);
    if (status === 503 && !codes.includes('INTERNAL')) this.busy.push(text.slice(0, 200));
    else if (isBad)
      this.findings.push(`${status} ${text.slice(0, 600)}\n    asked: ${asked().slice(0, 3_000)}`);
  }
}

function add(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

interface Asking extends FuzzOptions {
  readonly dice: Dice;
  readonly maker: DocumentMaker;
  readonly agent: http.Agent;
  readonly tally: Tally;
  readonly ids: SeenIds;
}

async function askOnce({ dice, maker, agent, tally, ids, keys, port }: Asking): Promise<void> {
  const key = dice.oneOf(keys) ?? null;
  const document = maker.make();
  const { status, text } = await post({ port, agent, key }, document).catch(() => ({
    status: null,
    text: '',
  }));
  ids.learn(text);
  const asked = () => `as ${key}: ${JSON.stringify(document)}`;
  tally.note(status, text, asked);
  if (status === null) tally.findings.push(`no answer\n    ${asked()}`);
}

function post(
  { port, agent, key }: { port: number; agent: http.Agent; key: string | null },
  document: FuzzDocument,
): Promise<{ status: number; text: string }> {
  const body = JSON.stringify(document);
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      ...(key && { authorization: `Bearer ${key}` }),
    };
    const asked = http.request(
      { host: '127.0.0.1', port, path: '/graphql', method: 'POST', agent, headers },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
        );
        answer.on('error', reject);
      },
    );
    asked.setTimeout(20_000, () => asked.destroy());
    asked.on('error', reject);
    asked.end(body);
  });
}
