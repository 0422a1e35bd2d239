import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';

/** Something overnight at one address, for one kind of guest: a pool of the registry. */
export interface Programme {
  readonly id: string;
  readonly name: string;
  readonly organisation: { readonly id: string; readonly name: string };
  readonly location: { readonly id: string; readonly name: string; readonly city: string };
  readonly sector: Sector;
  readonly serviceType: string;
  readonly countedIn: 'BED' | 'ROOM';
}
export type Sector = (typeof sectors)[number];
const sectors = ['Families', 'Men', 'Women', 'Youth', 'Mixed Adult'] as const;

/** A programme in one night, in the words of the registry; operable is authorised − outOfService + surge. */
export interface ProgrammeNight {
  readonly programme: Programme;
  readonly authorised: number;
  readonly surge: number;
  readonly outOfService: number;
  readonly operable: number;
  readonly occupied: number;
  readonly free: number;
  /** As the file has it. */
  readonly said: { readonly funding: number; readonly unavailable: number; readonly sumHolds: boolean };
}
export interface Night {
  /** The day, as in 2024-01-31. */
  readonly day: string;
  readonly programmes: readonly ProgrammeNight[];
}

type Row = Readonly<Record<string, string>>;

const fixture = 'test/fixtures/toronto_shelter_daily_2024-01-01_2024-02-18.csv.gz';

/** The nights of the file in order, each row checked. Run from the top folder of the repository. */
export function readToronto(): Night[] {
  const rows = parse<Row>(gunzipSync(readFileSync(path.resolve(fixture))), { columns: true });
  const known = new Map<string, Programme>();
  const byDay = Map.groupBy(rows, (row) => cell(row, 'OCCUPANCY_DATE'));
  return [...byDay]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([day, ofDay]) => ({ day, programmes: ofDay.map((row) => programmeNightOf(row, known)) }));
}

function programmeNightOf(row: Row, known: Map<string, Programme>): ProgrammeNight {
  const read = programmeOf(row);
  const programme = known.get(read.id) ?? read;
  known.set(programme.id, programme);
  return { programme, ...figuresOf(row, programme) };
}

/**
 * The funded places are those authorised; the unavailable ones are out of service; what is open beyond that is a
 * surge. It is zero in 6,125 rows. It is more in the 387 where the file's own sum (funding = actual + unavailable)
 * does not hold, and in the 49 of one programme which says that −1 is unavailable: a place more than funded, none
 * out of service. It is never less, so that authorised − outOfService + surge is the file's actual capacity always.
 */
function figuresOf(row: Row, { id, countedIn }: Programme): Omit<ProgrammeNight, 'programme'> {
  const [actual, funding] = [
    number(row, `CAPACITY_ACTUAL_${countedIn}`),
    number(row, `CAPACITY_FUNDING_${countedIn}`),
  ];
  const [occupied, free] = [number(row, `OCCUPIED_${countedIn}S`), number(row, `UNOCCUPIED_${countedIn}S`)];
  const unavailable = number(row, `UNAVAILABLE_${countedIn}S`);
  const outOfService = Math.max(0, unavailable);
  const surge = actual + outOfService - funding;
  if (surge < 0 || occupied < 0 || free < 0 || occupied + free !== actual)
    throw new Error(`The figures of programme ${id} on ${cell(row, 'OCCUPANCY_DATE')} cannot be read.`);
  return {
    authorised: funding,
    surge,
    outOfService,
    operable: funding - outOfService + surge,
    occupied,
    free,
    said: { funding, unavailable, sumHolds: funding === actual + unavailable },
  };
}

function programmeOf(row: Row): Programme {
  return {
    id: cell(row, 'PROGRAM_ID'),
    name: cell(row, 'PROGRAM_NAME'),
    organisation: { id: cell(row, 'ORGANIZATION_ID'), name: cell(row, 'ORGANIZATION_NAME') },
    location: {
      id: cell(row, 'LOCATION_ID'),
      // One location is published without a name, and four programmes without a city.
      name: row.LOCATION_NAME?.trim() || `Location ${cell(row, 'LOCATION_ID')}`,
      city: row.LOCATION_CITY?.trim() ?? '',
    },
    sector: sectorOf(cell(row, 'SECTOR')),
    serviceType: cell(row, 'OVERNIGHT_SERVICE_TYPE'),
    countedIn: cell(row, 'CAPACITY_TYPE') === 'Room Based Capacity' ? 'ROOM' : 'BED',
  };
}

function sectorOf(said: string): Sector {
  const sector = sectors.find((one) => one === said);
  if (!sector) throw new Error(`A sector that is not known: ${said}.`);
  return sector;
}

function number(row: Row, column: string): number {
  const said = cell(row, column);
  if (!/^-?\d+$/.test(said)) throw new Error(`${column} is not a whole number: ${said}.`);
  return Number(said);
}

function cell(row: Row, column: string): string {
  const said = row[column]?.trim();
  if (!said) throw new Error(`A row has no ${column}.`);
  return said;
}
