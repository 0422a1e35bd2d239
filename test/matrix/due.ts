import { randomUUID } from 'node:crypto';
import { procedureFor } from '../procedures/procedure-for.js';
import type { Account } from '../support/given.js';
import type { World } from '../support/world.js';
import type { Groups } from './world.types.js';

/** A procedure that the cases of a district run from now on, and a draft of another. */
export async function proceduresOf(world: World, home: { id: string }, agreed: { id: string }) {
  const draft = async (district: { id: string }) => {
    const [row] = await world.database.sql<{ id: string }>(
      `insert into procedure (district_id, category, version, agreed_with, steps, drafted_by)
       values ($1, 'FAMILY', 1, 'AUSL', '[]', $2) returning id`,
      [district.id, randomUUID()],
    );
    return row?.id ?? '';
  };
  await procedureFor(world, home, 'WOMAN_VICTIM_OF_VIOLENCE');
  const [own, other] = [await draft(home), await draft(agreed)];
  return { own: { draft: own }, other: { draft: other }, never: { none: randomUUID() } };
}

/** One deadline of each kind of relation: begun by the call, by a guarded placement, by a breach. */
export async function deadlinesIn(
  world: World,
  { mine, machines, other, broken }: Readonly<Record<'mine' | 'machines' | 'other' | 'broken', string>>,
  { coordinator, worker }: { coordinator: Account; worker: Account },
): Promise<Groups> {
  const ask = async (who: Account, name: string, type: string, input: object) => {
    const document = `mutation ($input: ${type}!) { ${name}(input: $input) { id } }`;
    const { errors, data } = await world.ask(who, document, { input });
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return data[name].id as string;
  };
  const breach = await ask(coordinator, 'recordDataBreach', 'RecordDataBreachInput', {
    words: 'una lettera',
  });
  const tick = { interventionId: mine, step: 'first', evidence: 'detto' };
  await ask(worker, 'tickStep', 'TickStepInput', tick);
  // Offices learn the day after.
  await world.database.sql(
    "update deadline set begun_at = begun_at - interval '1 day', recorded_at = recorded_at - interval '1 day'",
  );
  // One in each pool, under the id of the pool.
  await world.database.sql(
    `insert into expected_release (id, pool_id, places, at, stated_by)
     select p.id, p.id, 1, registry_now() + interval '1 hour', p.id from bed_pool p`,
  );
  const of = async (caseId: string, kind: string) => {
    const [row] = await world.database.sql<{ id: string }>(
      'select id from deadline where intervention_id = $1 and kind = $2',
      [caseId, kind],
    );
    return row?.id ?? '';
  };
  const [site, notice] = ['ON_SITE_INTERVENTION', 'MUNICIPALITY_NOTICE'] as const;
  return {
    own: { site: await of(mine, site), notice: await of(mine, notice) },
    system: { site: await of(machines, site), notice: await of(machines, notice) },
    other: { site: await of(other, site) },
    emergency: { site: await of(broken, site) },
    breach: { own: breach },
    never: { none: randomUUID() },
  };
}
