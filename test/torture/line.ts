import { Agent, request } from 'node:http';
import type { RawAnswer } from './history.js';
import type { Wire } from './wire.js';

export interface Reply {
  readonly body: RawAnswer;
  readonly server: string;
}

/** A way to the servers, over a few connections. */
export interface Line {
  /** Fails where no answer comes. */
  post(content: object): Promise<Reply>;
  close(): void;
}

const patienceMs = 5_000;
const usualRequests = 40;

/** Connections are left after some requests; what is under way on them is lost. */
export function openLine(wire: Wire, key: string, requestsAConnection = usualRequests): Line {
  let agent = new Agent({ keepAlive: true, maxSockets: 2 });
  let sent = 0;
  const renew = () => {
    agent.destroy();
    agent = new Agent({ keepAlive: true, maxSockets: 2 });
    sent = 0;
  };
  return {
    post(content) {
      if (++sent > requestsAConnection) renew();
      return post(content, { agent, key, wire });
    },
    close: () => agent.destroy(),
  };
}

function post(content: object, { agent, key, wire }: { agent: Agent; key: string; wire: Wire }) {
  const body = Buffer.from(JSON.stringify(content));
  return new Promise<Reply>((resolve, reject) => {
    const sending = request(
      {
        ...{ host: '127.0.0.1', port: wire.port, path: '/graphql', method: 'POST', agent },
        headers: {
          'content-type': 'application/json',
          'content-length': body.length,
          'accept-language': 'en',
          authorization: `Bearer ${key}`,
        },
      },
      (reply) => {
        const server = wire.targetOf(reply.socket.localPort ?? 0);
        const parts: Buffer[] = [];
        reply.on('data', (part: Buffer) => parts.push(part));
        reply.on('error', reject);
        reply.on('aborted', () => reject(new Error('cut')));
        reply.on('end', () => {
          try {
            resolve({ body: JSON.parse(Buffer.concat(parts).toString()) as RawAnswer, server });
          } catch (error) {
            reject(error);
          }
        });
      },
    );
    const patience = setTimeout(() => sending.destroy(new Error('no answer')), patienceMs);
    sending.on('error', reject);
    sending.on('close', () => {
      clearTimeout(patience);
      reject(new Error('closed'));
    });
    sending.end(body);
  });
}
