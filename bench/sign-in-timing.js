// Does the time of a refused sign-in tell whether somebody has the e-mail, or has to wait? Prints Welch's t for each
// pair: below 4.5 it does not. Usage: npm run bench:sign-in -- [rounds]
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { tellUsage } from './usage.js';

tellUsage(`Compares how long refused sign-ins take, whoever is meant: Welch's t must stay below 4.5.
  npm run bench:sign-in`);

const rounds = Number(process.argv[2] ?? 300);
const port = 24_000 + Math.floor(Math.random() * 900);
const dataDir = mkdtempSync(path.join(tmpdir(), 'riparo-timing-'));
const known = 'demo-operator@example.org';
const beforeTheWait = 5;

let serial = 0;
/** A network nobody has come from yet. */
const freshNetwork = () => {
  serial += 1;
  return `10.${(serial >> 8) & 255}.${serial & 255}.1`;
};

async function refused(email, address) {
  const began = performance.now();
  const answer = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
    body: JSON.stringify({
      query: 'mutation ($input: SignInInput!) { signIn(input: $input) { id } }',
      variables: { input: { email, password: 'wrong wrong wrong' } },
    }),
  });
  const { errors } = await answer.json();
  const took = performance.now() - began;
  const code = errors?.[0]?.extensions?.code;
  if (code !== 'SIGN_IN_REFUSED') throw new Error(`Answered with ${code}.`);
  return took;
}

const kinds = {
  unknown: () => refused(`nobody-${serial}@example.org`, freshNetwork()),
  wrong: () => refused(known, freshNetwork()),
  async waiting() {
    const address = freshNetwork();
    for (let attempt = 0; attempt < beforeTheWait; attempt++) await refused(known, address);
    return refused(known, address);
  },
};

function welch(one, other) {
  const about = (times) => {
    const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
    const variance = times.reduce((sum, time) => sum + (time - mean) ** 2, 0) / (times.length - 1);
    return { mean, error: variance / times.length };
  };
  const [a, b] = [about(one), about(other)];
  return (a.mean - b.mean) / Math.sqrt(a.error + b.error);
}

/** Without the slowest twentieth: what else the machine was doing. */
function trimmed(times) {
  return [...times].sort((a, b) => a - b).slice(0, Math.ceil(times.length * 0.95));
}

const env = {
  ...process.env,
  PORT: String(port),
  DATA_DIR: dataDir,
  LOG_LEVEL: 'warn',
  TRUSTED_PROXIES: 'loopback',
};
const server = spawn(process.execPath, ['dist/src/main.js'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
await new Promise((resolve, reject) => {
  server.stdout.on('data', (chunk) => String(chunk).includes('Riparo answers') && resolve());
  server.once('exit', () => reject(new Error('The server ended.')));
});
try {
  const times = { unknown: [], wrong: [], waiting: [] };
  for (let round = 0; round < rounds + 10; round++) {
    // In turn, each beginning as often as the others: what drifts, drifts for all.
    const names = Object.keys(kinds);
    for (let place = 0; place < names.length; place++) {
      const name = names[(place + round) % names.length];
      const took = await kinds[name]();
      if (round >= 10) times[name].push(took);
    }
  }
  process.stdout.write(`${rounds} rounds, ${cpus().length} processors (${cpus()[0]?.model})\n`);
  for (const [name, all] of Object.entries(times)) {
    const kept = trimmed(all);
    const mean = kept.reduce((sum, time) => sum + time, 0) / kept.length;
    process.stdout.write(`${name.padEnd(8)} mean ${mean.toFixed(2)} ms\n`);
  }
  for (const [one, other] of [
    ['unknown', 'wrong'],
    ['wrong', 'waiting'],
    ['unknown', 'waiting'],
  ])
    process.stdout.write(
      `${one} / ${other}: t = ${welch(trimmed(times[one]), trimmed(times[other])).toFixed(2)}\n`,
    );
} finally {
  server.kill('SIGTERM');
  await new Promise((resolve) => server.once('exit', resolve));
  rmSync(dataDir, { recursive: true, force: true });
}
