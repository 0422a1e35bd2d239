import http from 'node:http';
import process from 'node:process';
import { WebSocket } from 'ws';

// The subscribers of bench/live.js, in a process of their own: each keeps what it was told and when.
const query =
  'subscription { bedsChanged { cursor poolId at pool { id revision free freshness { level } } } }';
const received = [];
const open = [];

process.on('message', async (message) => {
  if (message === 'tell') return process.send(received);
  if (message === 'stop') return process.exit(0);
  const watch = message.transport === 'ws' ? overWebSocket : overSse;
  for (let index = 0; index < message.subscribers; index++) {
    const told = [];
    received.push(told);
    await watch({ ...message, key: message.keys[index % message.keys.length], told });
  }
  process.send('ready');
});

function hear(told, { data, errors }) {
  const at = performance.timeOrigin + performance.now();
  if (errors) throw new Error(JSON.stringify(errors));
  const { poolId, pool } = data.bedsChanged;
  if (poolId) told.push([`${poolId}/${pool.revision}`, at]);
}

function overSse({ port, key, told }) {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      accept: 'text/event-stream',
    };
    const request = http.request({
      port,
      host: '127.0.0.1',
      path: '/graphql/stream',
      method: 'POST',
      headers,
    });
    request.on('error', reject);
    request.on('response', (response) => {
      let rest = '';
      response.setEncoding('utf8').on('data', (chunk) => {
        const parts = (rest + chunk).split('\n\n');
        rest = parts.pop() ?? '';
        for (const part of parts) {
          if (!part.startsWith('event: next')) continue;
          hear(told, JSON.parse(part.slice(part.indexOf('data: ') + 6)));
          resolve();
        }
      });
    });
    open.push(request);
    request.end(JSON.stringify({ query }));
  });
}

function overWebSocket({ port, key, told }) {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/graphql`, 'graphql-transport-ws');
    socket.on('error', reject);
    socket.on('open', () =>
      socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${key}` } })),
    );
    socket.on('message', (data) => {
      const { type, payload } = JSON.parse(String(data));
      if (type === 'connection_ack')
        socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query } }));
      if (type !== 'next') return;
      hear(told, payload);
      resolve();
    });
    open.push(socket);
  });
}
