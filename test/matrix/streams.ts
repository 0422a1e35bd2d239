import { setTimeout as pause } from 'node:timers/promises';
import { until, urlOf } from '../live/streams.js';
import type { Account } from '../support/given.js';
import type { Answer, World } from '../support/world.js';
import type { MatrixWorld } from './world.types.js';

/** A stream as somebody hears it, whoever they are. */
interface Hearing {
  readonly told: Answer[];
  stop(): void;
}

const patienceMs = 5_000;
/** After the last change, for what should not come. */
const silenceMs = 300;

/** What each role is told over a stream when every pool changes: the answer about each, null where it is silent. */
export async function toldOfPools(
  world: World,
  matrix: MatrixWorld,
  { document, at }: { document: string; at: string },
): Promise<Map<Account | null, (poolId: string) => Answer | null>> {
  const heard = new Map([...matrix.roles.values()].map((who) => [who, hear(world, matrix, who, document)]));
  const all = [...heard.values()];
  await until(() => all.every(({ told }) => told.length > 0));
  const { open = '' } = Object.values(matrix.ids.pool)[0] ?? {};
  // As an act on a pool writes it; the open pool last, which whoever is told anything is told.
  await world.database.sql(
    `insert into journal (at, topic, subject_id, revision)
     select registry_now(), 'bed_pool', b.id, b.revision from bed_pool b order by b.id = $1`,
    [open],
  );
  const isAbout = (id: string) => (answer: Answer) => answer.data?.[at]?.poolId === id;
  const isDone = ({ told }: Hearing) => told.some((answer) => answer.code !== null || isAbout(open)(answer));
  await until(() => all.every(isDone), patienceMs);
  await pause(silenceMs);
  for (const { stop } of all) stop();
  return new Map(
    [...heard].map(([who, { told }]) => [
      who,
      (id: string) => told.find((answer) => answer.code !== null || isAbout(id)(answer)) ?? null,
    ]),
  );
}

function hear(world: World, matrix: MatrixWorld, who: Account | null, query: string): Hearing {
  const told: Answer[] = [];
  const ending = new AbortController();
  const cookie = who === matrix.half ? matrix.cookieOf(who) : null;
  const shown: Record<string, string> = cookie
    ? { cookie, 'riparo-client': 'matrix' }
    : who
      ? { authorization: `Bearer ${who.key}` }
      : {};
  const read = async () => {
    const answer = await fetch(urlOf(world.app), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...shown },
      body: JSON.stringify({ query }),
      signal: ending.signal,
    });
    let text = '';
    for await (const chunk of answer.body ?? []) {
      text += Buffer.from(chunk).toString();
      const parts = text.split('\n\n');
      text = parts.pop() ?? '';
      for (const part of parts) keep(part);
    }
    if (text.startsWith('{')) keep(`data: ${text}`);
  };
  const keep = (part: string) => {
    const [, json] = /^data: (.*)$/m.exec(part) ?? [];
    if (!json) return;
    const { data = null, errors = [] } = JSON.parse(json);
    told.push({ status: 200, data, errors, code: errors[0]?.extensions.code ?? null });
  };
  void read().catch(() => undefined);
  return { told, stop: () => ending.abort() };
}
