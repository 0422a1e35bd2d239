import { machine, say } from '../replay/printed.js';
import type { FaultName } from './faults.js';
import type { Progress, Report } from './run.js';
import type { Findings } from './violation.js';

export { machine, say };

const violationsShown = 10;
const surprisesShown = 3;
const evidenceShown = 1_500;

/** A line that is written anew while somebody looks, and now and then where nobody does. */
export function progressLine(total: number): (progress: Progress) => void {
  const began = performance.now();
  let told = 0;
  return ({ operations, faults, tally }) => {
    const seconds = (performance.now() - began) / 1_000;
    const line = `${count(operations)} of ${count(total)} operations · ${Math.round(operations / seconds)}/s · ${faults} faults · ${count(tally.retries)} retries · ${Math.round(seconds)} s`;
    if (process.stdout.isTTY) process.stdout.write(`\r\x1b[K${line}`);
    else if (seconds - told > 20) {
      told = seconds;
      say(line);
    }
  };
}

export function printReport(report: Report): void {
  const { acknowledged, refused, reads, unknown, answers, tally, findings } = report;
  if (process.stdout.isTTY) process.stdout.write('\r\x1b[K');
  say(
    `operations ${count(report.operations)} · done ${count(acknowledged)} · refused ${count(refused)} · reads ${count(reads)} · outcome unknown ${count(unknown)}`,
  );
  say(
    `answers ${count(answers)} · tries without an answer ${count(tally.lost)} · retries ${count(tally.retries)}`,
  );
  say(
    `ledger rows ${count(report.ledgerRows)} · lapses ${count(report.lapses)} · deadlocks ${report.deadlocks}`,
  );
  say(`codes ${timesIn(tally.codes)}`);
  const { streams } = report;
  say(
    `changes told ${count(streams.changes)} to ${streams.subscribers} subscribers over ${count(streams.opened)} streams · ${timesIn(streams.codes)}`,
  );
  say(`faults ${report.faults}: ${faultsIn(report.byFault)}`);
  printFindings(findings);
  for (const line of report.surprises.slice(0, surprisesShown)) say(`  in a log: ${line}`);
  say(
    `violations ${findings.total} · ${(report.milliseconds / 1_000).toFixed(0)} s under fire, ${(report.checkMilliseconds / 1_000).toFixed(1)} s to check`,
  );
}

function timesIn(codes: ReadonlyMap<string, number>): string {
  const often = [...codes].sort(([, a], [, b]) => b - a);
  return often.map(([code, times]) => `${code} ${count(times)}`).join(' · ');
}

function faultsIn(byFault: ReadonlyMap<FaultName, number>): string {
  return [...byFault].map(([fault, times]) => `${fault} × ${times}`).join(' · ');
}

function printFindings({ counts, first }: Findings): void {
  for (const [rule, times] of counts) say(`violated ${times} ×: ${rule}`);
  for (const { rule, evidence } of first.slice(0, violationsShown))
    say(`  ${rule}: ${evidence.slice(0, evidenceShown)}`);
}

export function count(value: number): string {
  return value.toLocaleString('en');
}
