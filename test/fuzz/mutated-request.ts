import { connect } from 'node:net';
import type { Dice } from '../replay/dice.js';
import type { FuzzDocument } from './random-document.js';

const paths = [
  '/graphql',
  '/graphql',
  '/graphql',
  '/graphql/stream',
  '/',
  '/health',
  '/ready',
  '/graphql?query={me{id}}',
  '/%00',
  '/..%2f',
  '/graphql//',
];
const methods = ['POST', 'POST', 'POST', 'POST', 'GET', 'HEAD', 'OPTIONS', 'PUT', 'TRACE', 'PATCH', 'BREW'];
const oddHeaders = [
  ...[
    'Transfer-Encoding: chunked',
    'Content-Length: 3',
    'Content-Length: -1',
    'Expect: 100-continue',
    'Expect: x',
  ],
  ...[
    'Upgrade: websocket\r\nConnection: Upgrade',
    'Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAAQAAP__',
  ],
  ...[
    'Content-Encoding: gzip',
    'Content-Type: text/plain',
    'Content-Type: application/json; charset=utf-7',
    'Accept: text/html',
  ],
  ...[
    'Accept: */*;q=0',
    'Accept-Language: *',
    'Accept-Language: xx-\u00ff',
    'Cookie: riparo=x; __proto__=1',
    'Origin: null',
  ],
  ...[
    'Authorization: Bearer',
    'Authorization: Basic eDp4',
    'Authorization: Bearer a b',
    'X-Forwarded-For: 1.2.3.4, x',
    'Host: evil',
  ],
  ...['Range: bytes=0-1', 'If-None-Match: *', 'X-HTTP-Method-Override: DELETE', 'Sec-WebSocket-Key: x'],
];

/** A request as bytes, right at first, then with some of them changed. */
export function mutatedRequest(dice: Dice, document: FuzzDocument, key: string | null): Buffer {
  const body = JSON.stringify(document);
  const headers = [
    'Host: 127.0.0.1',
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...(key ? [`Authorization: Bearer ${key}`] : []),
    ...(dice.chance(0.5) ? [dice.oneOf(oddHeaders) ?? ''] : []),
    ...(dice.chance(0.1) ? [dice.oneOf(oddHeaders) ?? ''] : []),
    'Connection: close',
  ];
  const line = `${dice.oneOf(methods)} ${dice.oneOf(paths)} HTTP/${dice.chance(0.95) ? '1.1' : (dice.oneOf(['1.0', '2.0', '0.9', 'x']) ?? '')}`;
  const bytes = Buffer.from(`${line}\r\n${headers.join('\r\n')}\r\n\r\n${body}`, 'utf8');
  return dice.chance(0.25) ? bytes : withChangedBytes(dice, bytes);
}

function withChangedBytes(dice: Dice, bytes: Buffer): Buffer {
  let changed = Buffer.from(bytes);
  const changes = 1 + dice.whole(dice.chance(0.2) ? 40 : 3);
  for (let at = 0; at < changes; at++) {
    const place = dice.whole(changed.length);
    const kind = dice.whole(4);
    if (kind === 0) changed[place] = dice.whole(256);
    else if (kind === 1)
      changed = Buffer.concat([changed.subarray(0, place), changed.subarray(place + 1 + dice.whole(8))]);
    else if (kind === 2)
      changed = Buffer.concat([changed.subarray(0, place), changed.subarray(Math.max(0, place - 8))]);
    else
      changed = Buffer.concat([
        changed.subarray(0, place),
        Buffer.from([dice.whole(256), dice.whole(256)]),
        changed.subarray(place),
      ]);
  }
  return changed;
}

/** Sends it and reads what comes, until the server closes or for a moment; the status, or null for silence. */
export function sendBytes(
  port: number,
  bytes: Buffer,
  waitMs: number,
): Promise<{ status: number | null; text: string }> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    const chunks: Buffer[] = [];
    const timer = setTimeout(() => socket.destroy(), waitMs);
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(timer);
      const text = Buffer.concat(chunks).toString('utf8');
      const status = /^HTTP\/1\.1 (\d{3})/.exec(text)?.[1];
      resolve({ status: status ? Number(status) : null, text });
    });
  });
}
