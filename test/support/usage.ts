import process from 'node:process';

/** Says how a program is used, and ends it, where somebody asks; before it makes anything ready. */
export function tellUsage(text: string): void {
  if (!process.argv.slice(2).some((argument) => argument === '--help' || argument === '-h')) return;
  process.stdout.write(`${text}\n`);
  process.exit(0);
}
