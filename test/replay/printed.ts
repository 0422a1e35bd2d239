import { cpus } from 'node:os';
import { MultiBar, Presets } from 'cli-progress';
import { inWords } from './differences.js';
import type { NightReport, Totals } from './nights.js';
import type { ProgrammeNight } from './toronto.js';
import type { WildReport } from './wild-nights.js';

/** Lines of one form of the replay, above a bar where somebody is looking. */
export interface Progress {
  night(line: string): void;
  end(): void;
}

export function say(line = ''): void {
  process.stdout.write(`${line}\n`);
}

export function progressOf(nights: number): Progress {
  if (!process.stdout.isTTY) return { night: say, end: () => undefined };
  const bars = new MultiBar(
    {
      format: '{bar} {value}/{total} nights · {duration_formatted}',
      hideCursor: true,
      clearOnComplete: true,
    },
    Presets.shades_grey,
  );
  const bar = bars.create(nights, 0);
  return {
    night(line) {
      bars.log(`${line}\n`);
      bar.increment();
    },
    end: () => bars.stop(),
  };
}

export function machine(): string {
  const processors = cpus();
  return `${processors.length} × ${processors[0]?.model.trim() || 'processor'} · Node ${process.versions.node}`;
}

export function nightLine({ day, programmes, registry, file, differences }: NightReport): string {
  const pair = (name: keyof Totals) =>
    registry[name] === file[name]
      ? `${count(registry[name])} =`
      : `${count(registry[name])} ≠ ${count(file[name])}`;
  const figures = `free ${pair('free')} · occupied ${pair('occupied')} · out of service ${pair('outOfService')}`;
  return `${day}  ${programmes} programmes · ${figures} · ${differences.length} differences`;
}

/** The totals of all nights, ours beside the file's own columns. */
export function printTotals(reports: readonly NightReport[], rows: readonly ProgrammeNight[]): void {
  const sumOf = (name: keyof Totals) => reports.reduce((sum, { registry }) => sum + registry[name], 0);
  const said = (read: (row: ProgrammeNight) => number) => rows.reduce((sum, row) => sum + read(row), 0);
  const negative = rows.filter((row) => row.said.unavailable < 0).length;
  const unavailable = said((row) => row.said.unavailable);
  say();
  say(`${''.padEnd(18)}${'registry'.padStart(10)}${'file'.padStart(10)}`);
  line(
    'free',
    sumOf('free'),
    said((row) => row.free),
  );
  line(
    'occupied',
    sumOf('occupied'),
    said((row) => row.occupied),
  );
  line(
    'out of service',
    sumOf('outOfService'),
    said((row) => row.outOfService),
  );
  line(
    'operable',
    sumOf('operable'),
    said((row) => row.occupied + row.free),
  );
  if (negative > 0)
    say(
      `The file's own sum of unavailable places is ${count(unavailable)}: in ${negative} rows it says −1, read as 0.`,
    );
  const broken = rows.filter((row) => !row.said.sumHolds).length;
  say(
    `In ${broken} rows its funding is not actual + unavailable; ${rows.filter((row) => row.surge > 0).length} rows have a surge.`,
  );
}

function line(name: string, ours: number, file: number): void {
  const mark = ours === file ? '' : '  ≠';
  say(`${name.padEnd(18)}${count(ours).padStart(10)}${count(file).padStart(10)}${mark}`);
}

export function printWild({ nights, acts, figuresCompared, tally, differences }: WildReport): void {
  say();
  say(`${'act'.padEnd(32)}${'done'.padStart(8)}${'refused'.padStart(10)}`);
  for (const [act, { done, refused }] of [...tally].sort(([one], [other]) => (one < other ? -1 : 1)))
    say(`${act.padEnd(32)}${count(done).padStart(8)}${count(refused).padStart(10)}`);
  say(
    `nights ${nights} · acts ${count(acts)} · figures compared ${count(figuresCompared)} · differences ${differences.length}`,
  );
}

export function printDifferences(differences: Parameters<typeof inWords>[0][]): void {
  for (const difference of differences.slice(0, 20)) say(inWords(difference));
  if (differences.length > 20) say(`… and ${differences.length - 20} more`);
}

export function count(figure: number): string {
  return figure.toLocaleString('en');
}
