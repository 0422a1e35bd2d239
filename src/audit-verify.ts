import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { type Verdict, verifyExport } from './access/audit/chain/verify-export.js';

// Checks an export of the audit trail, on any machine: it opens the files it is given, and nothing else.
const usage = `Checks an export of the audit trail. It needs no database and no settings.
  npm run audit:verify -- <export file> [--checkpoints <file> …] [--public-key <key> …]
  --checkpoints  a file of signed checkpoints (AUDIT_CHECKPOINTS of each server): shows a tail that was cut
  --public-key   the registry's key, as "npm run audit:key" printed it: shows a forged signature`;

async function run(args: string[]): Promise<boolean> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      checkpoints: { type: 'string', multiple: true, default: [] },
      'public-key': { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return true;
  }
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new Error(usage);
  const checkpoints = await Promise.all(values.checkpoints.map((name) => readFile(name, 'utf8')));
  const verdict = verifyExport(await readFile(file, 'utf8'), {
    checkpoints: checkpoints.join(''),
    publicKeys: values['public-key'],
  });
  process.stdout.write(`${told(verdict, checkpoints.length > 0).join('\n')}\n`);
  return verdict.findings.length === 0;
}

function told(
  { findings, entries, stretch, agreeing, isKeyKnown }: Verdict,
  hasCheckpoints: boolean,
): string[] {
  if (findings.length > 0)
    return [...findings.map(({ kind, sentence }) => `${kind}: ${sentence}`), 'NOT RIGHT.'];
  const { start, end } = stretch ?? { start: { position: 0 }, end: { position: 0 } };
  return [
    `Right: ${entries} entries, positions ${start.position + 1} to ${end.position}, each as it was written.`,
    hasCheckpoints
      ? `${agreeing} checkpoints lie in this stretch and agree with it.`
      : 'Without --checkpoints nobody can tell whether the end was cut before the export was made.',
    ...(isKeyKnown
      ? []
      : ['Without --public-key anybody could have signed it: compare the key in the last line.']),
  ];
}

await run(process.argv.slice(2)).then(
  (isRight) => {
    process.exitCode = isRight ? 0 : 1;
  },
  (error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  },
);
