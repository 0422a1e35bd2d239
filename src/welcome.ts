import type { AddressInfo } from 'node:net';
import { demoGuide } from '../seeds/index.js';
import type { Config } from './config.js';

/** What the terminal shows once the registry answers: where to look and how to sign in. */
export function welcome(config: Config, { port }: AddressInfo): string {
  const local = config.host === '127.0.0.1' ? 'localhost' : config.host;
  const address = config.publicUrl?.replace(/\/$/, '') ?? `http://${local}:${port}`;
  return `\nRiparo answers on ${address} (GraphQL: ${address}/graphql)\n${config.demo ? signIn(address) : ''}\nStop with Ctrl-C.\n`;
}

function signIn(address: string): string {
  const width = Math.max(...demoGuide.keys.map(({ key }) => key.length));
  const keys = demoGuide.keys.map(({ key, who }) => `  ${key.padEnd(width)}  ${who}`).join('\n');
  return `
The demo district is loaded. Sign in by sending one of its keys:
${keys}
In a browser, at ${address}, one click signs in as any of them; or <key>@example.org and the password "${demoGuide.password}".

Try it:
  curl -s ${address}/graphql -H 'Authorization: Bearer demo-worker' -H 'Content-Type: application/json' \\
    -d '{"query":"{ findBeds(need: {category: FAMILY, guests: [{sex: FEMALE, age: 34}, {sex: MALE, age: 3}]}) { nodes { light free shelter { name } reasons { message } } advice } }"}'
`;
}
