import process from 'node:process';

/** Says how a measurement is used, and ends it, where somebody asks. */
export function tellUsage(text) {
  if (!process.argv.slice(2).some((argument) => argument === '--help' || argument === '-h')) return;
  process.stdout.write(`${text}\n`);
  process.exit(0);
}
