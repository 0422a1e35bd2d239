import { request } from 'node:http';
import { documents } from './documents.js';
import type { RawAnswer } from './history.js';
import type { Probed } from './run.js';

/** What no run shows, because something else stands in front of it; each is tried by itself. */
export async function probe(probed: Probed): Promise<void> {
  await answersWhenQuiet(probed);
  await refusesSecondRow(probed);
  await keepsSealedValuesInPlace(probed);
}

/** Whatever was done to a server that still runs, it answers once nothing is done to it any more. */
async function answersWhenQuiet({ registry, front, findings }: Probed): Promise<void> {
  const [worker] = registry.workers;
  if (!worker) return;
  const codes = new Map<string, number>();
  for (let nth = 0; nth < asksOfTheQuiet; nth++) {
    const answer = await ask(front.port, worker.key, worker.id).catch(() => null);
    const code = answer ? (answer.errors?.[0]?.extensions?.code ?? 'done') : 'no answer';
    codes.set(code, (codes.get(code) ?? 0) + 1);
  }
  const isWell = [...codes.keys()].every((code) => code === 'done' || code === 'NOT_FOUND');
  if (!isWell) findings.add('a server that lives answers when all is quiet', [...codes]);
}
// By turns, each server several times: also those whose connections the fire had cut.
const asksOfTheQuiet = 30;

/** The lock comes first, so nobody meets the key of the ledger until the lock is gone. */
async function refusesSecondRow({ database, findings }: Probed): Promise<void> {
  await database.asOwner(async (client) => {
    await client.query('begin');
    const code = await client
      .query("insert into bed_ledger select * from bed_ledger where kind = 'OPENED' limit 1")
      .then(
        () => 'done',
        (error: { code?: string }) => error.code,
      );
    await client.query('rollback');
    const isRefused = code === uniqueViolation;
    if (!isRefused)
      findings.add('the ledger has one row a revision', `a second row was answered with ${code}`);
  });
}
const uniqueViolation = '23505';

/** A sealed note that is moved to another column of its row, under the same key, does not open there. */
async function keepsSealedValuesInPlace({ database, registry, front, findings }: Probed): Promise<void> {
  const [worker] = registry.workers;
  const [row] = await database.sql<{ id: string; reason: Buffer | null }>(
    `select p.id, p.override_reason_sealed as reason from placement p where p.note_sealed is not null limit 1`,
  );
  if (!worker || !row) return;
  const { id, reason } = row;
  await database.sql('update placement set override_reason_sealed = note_sealed where id = $1', [id]);
  const answer = await ask(front.port, worker.key, id, '{ overrideReason }');
  await database.sql('update placement set override_reason_sealed = $2 where id = $1', [id, reason]);
  const told = answer.data?.placement as { overrideReason: string | null } | null | undefined;
  if (told?.overrideReason)
    findings.add('a sealed value opens only where it belongs', `opened as ${told.overrideReason}`);
}

const patienceMs = 10_000;

function ask(port: number, key: string, id: string, fields?: string): Promise<RawAnswer> {
  const query = fields ? `query ($id: ID!) { placement(id: $id) ${fields} }` : documents.placement;
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
    const sending = request(
      { host: '127.0.0.1', port, path: '/graphql', method: 'POST', headers },
      (reply) => {
        let text = '';
        reply.on('data', (part: Buffer) => {
          text += part.toString();
        });
        reply.on('end', () => resolve(JSON.parse(text) as RawAnswer));
      },
    );
    sending.on('error', reject);
    sending.setTimeout(patienceMs, () => sending.destroy(new Error('no answer')));
    sending.end(JSON.stringify({ query, variables: { id } }));
  });
}
