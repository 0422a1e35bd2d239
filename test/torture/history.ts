import type { OperationName } from './documents.js';

/** The figures of a pool as an answer told them. */
export interface Told {
  readonly poolId: string;
  readonly revision: number;
  /** Milliseconds, by the clock of the database. */
  readonly asOf: number;
  readonly operable: number;
  readonly occupied: number | null;
  readonly promised: number;
  readonly free: number | null;
  readonly outOfService: number;
}

/** One answer that reached a client. Instants are of one clock, that of this program. */
export interface Answer {
  readonly beganAt: number;
  readonly endedAt: number;
  readonly server: string;
  readonly key: string | null;
  /** Null: done. */
  readonly code: string | null;
  readonly details: Readonly<Record<string, unknown>>;
  readonly told: readonly Told[];
  readonly placements: readonly { readonly id: string; readonly state: string }[];
}

export type Input = Readonly<Record<string, unknown>>;

/** Something a client wanted done once, and all that it heard of it. */
export interface Operation {
  readonly serial: number;
  readonly actorId: string;
  readonly name: OperationName;
  readonly input: Input;
  /** Those it was sent with: one, unless the client is told to be careless. */
  readonly keys: string[];
  beganAt: number;
  tries: number;
  readonly answers: Answer[];
}

export interface RawAnswer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { readonly code?: string; readonly details?: Readonly<Record<string, unknown>> };
  }[];
}

/** True of what nobody has decided yet: ask again. */
export const passing: ReadonlySet<string> = new Set(['BUSY', 'UNAVAILABLE', 'INTERNAL']);

type About = Pick<Answer, 'beganAt' | 'endedAt' | 'server' | 'key'>;

export function answerFrom(raw: RawAnswer, name: OperationName, about: About): Answer {
  const error = raw.errors?.[0];
  const details = error?.extensions?.details ?? {};
  const found: Found = { told: [], placements: [] };
  if (!error) look(raw.data?.[name], found);
  else if ('revision' in details && 'asOf' in details)
    found.told.push(toldFrom(details, String(details.poolId)));
  return { ...about, ...found, code: error ? (error.extensions?.code ?? 'NO_CODE') : null, details };
}

interface Found {
  readonly told: Told[];
  readonly placements: { id: string; state: string }[];
}

/** Finds figures and placements wherever they stand, each placement before its figures. */
function look(value: unknown, found: Found): void {
  if (Array.isArray(value)) for (const one of value) look(one, found);
  if (!isRecord(value)) return;
  const id = String(value.id);
  if ('asOf' in value) found.told.push(toldFrom(value, id));
  else if ('state' in value) found.placements.push({ id, state: String(value.state) });
  for (const inner of Object.values(value)) look(inner, found);
}

export function toldFrom(from: Readonly<Record<string, unknown>>, poolId: string): Told {
  const number = (name: string) => Number(from[name]);
  const orNull = (name: string) => (from[name] === null ? null : number(name));
  return {
    ...{ poolId, revision: number('revision'), asOf: Date.parse(String(from.asOf)) },
    ...{ operable: number('operable'), occupied: orNull('occupied'), promised: number('promised') },
    ...{ free: orNull('free'), outOfService: number('outOfService') },
  };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
