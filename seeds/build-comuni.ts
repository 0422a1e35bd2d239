/**
 * Builds `seeds/comuni.csv.gz` from the list of Italian Comuni (ISTAT, CC-BY; onData "Liberiamoli tutti" and
 * openpolis, CC-BY 4.0). To be run every January, when codes change:
 *
 *     npm run build && node dist/seeds/build-comuni.js <comuni.csv> [seeds/comuni.csv.gz]
 *
 * The same input gives the same bytes. Rows stand in the order of their code; `search_name` is what the
 * search for a Comune looks at.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { argv, stderr, stdout } from 'node:process';
import { gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { searchKey } from '../src/territory/name-search.rules.js';

const kept = [
  'istat_code',
  'belfiore_code',
  'name',
  'province_abbr',
  'province_name',
  'province_uts_code',
  'region_code',
  'region_name',
  'nuts3_2024',
  'lat',
  'lon',
  'population',
  'area_km2',
  'is_province_capital',
] as const;

type Comune = Record<(typeof kept)[number], string>;

const positionOfSystem = 9;
const unknownSystem = 255;

function inQuotes(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

function asLine(values: readonly string[]): string {
  return `${values.map(inQuotes).join(',')}\n`;
}

function comuniIn(csv: Buffer): Comune[] {
  const comuni = parse<Comune>(csv, { columns: true, bom: true });
  const missing = kept.filter((column) => comuni[0]?.[column] === undefined);
  if (missing.length > 0) throw new Error(`columns missing from the input: ${missing.join(', ')}`);
  return comuni.sort((a, b) => (a.istat_code < b.istat_code ? -1 : 1));
}

/** The header of gzip names the system that wrote it; "unknown" gives the same bytes everywhere. */
function compressed(text: string): Buffer {
  const bytes = gzipSync(text, { level: 9 });
  bytes[positionOfSystem] = unknownSystem;
  return bytes;
}

function build(input: string, output: string): void {
  const comuni = comuniIn(readFileSync(input));
  const lines = comuni.map((comune) =>
    asLine([...kept.map((column) => comune[column]), searchKey(comune.name)]),
  );
  writeFileSync(output, compressed([asLine([...kept, 'search_name']), ...lines].join('')));
  stdout.write(`${output}: ${comuni.length} Comuni\n`);
}

const [, , input, output = 'seeds/comuni.csv.gz'] = argv;
if (input === undefined) {
  stderr.write('usage: node dist/seeds/build-comuni.js <comuni.csv> [seeds/comuni.csv.gz]\n');
  process.exitCode = 1;
} else build(input, output);
