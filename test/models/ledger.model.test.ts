import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { District } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';
import { type Act, anyAct } from './ledger-acts.js';
import { PlainPool } from './plain-pool.js';
import { PlainRegistry } from './plain-registry.js';
import { actorOfAccount, RealRegistry, type Team } from './real-registry.js';

/** How many acts to try; a million by `RIPARO_STEPS=1000000`. */
const steps = Number(process.env.RIPARO_STEPS ?? 2_000);
const seed = Number(process.env.RIPARO_SEED ?? Date.now() % 2 ** 31);
const actsAHistory = 100;
const millisecondsAnAct = 60;

let world: World;
let district: District;
let organisation: { id: string };
let team: Team;
let tried = 0;
let refused = 0;

beforeAll(async () => {
  world = await createWorld({ databaseConnections: 4 });
  // A clock that stands still: an instant told and an instant written can be the same.
  await world.database.sql(
    `create or replace function registry_now() returns timestamptz language sql volatile
       as 'select timestamptz ''2026-02-01T12:00Z'' + shift from test_clock'`,
  );
  district = await world.given.district();
  organisation = await world.given.organisation();
  const machine = await world.given.integration({ organisation, scopes: [] });
  team = {
    worker: actorOfAccount(await world.given.worker({ district }), 'SOCIAL_WORKER'),
    operator: actorOfAccount(await world.given.operator({ organisation }), 'SHELTER_OPERATOR'),
    machine: actorOfAccount(machine, 'INTEGRATION'),
  };
});
afterAll(() => world.close());

/** Three pools nobody has counted, and a case. */
async function twins(): Promise<{ model: PlainRegistry; real: RealRegistry }> {
  const facts = [
    { authorised: 5, reopensAutomatically: true },
    { authorised: 4, reopensAutomatically: false },
    { authorised: 2, reopensAutomatically: false },
  ];
  const shelter = await world.given.shelter({
    ...{ district, organisation, stayDays: 1 },
    pools: facts.map((fact) => ({ ...fact, free: null })),
  });
  const plain = facts.map(
    ({ authorised, reopensAutomatically }) => new PlainPool(authorised, reopensAutomatically),
  );
  const began = (await world.clock.now()).getTime();
  const pools = shelter.pools.map(({ id }) => id);
  const real = new RealRegistry(world, team, began, pools);
  await real.openCase();
  return { model: new PlainRegistry(plain), real };
}

class Step implements fc.AsyncCommand<PlainRegistry, RealRegistry> {
  /** As it was done last. */
  private done: Act | null = null;

  constructor(private readonly act: Act) {}

  check(model: Readonly<PlainRegistry>): boolean {
    return model.canTry(this.act);
  }

  async run(model: PlainRegistry, real: RealRegistry): Promise<void> {
    const { now } = model;
    const act = model.aimed(this.act);
    this.done = act;
    const due = model.apply(act);
    const { code, details } = await real.apply(act, now);
    tried++;
    if (due !== null) refused++;
    expect({ code }).toEqual({ code: due });
    const shown = await real.shown();
    const figures = model.pools.map((pool) => pool.figuresAt(model.now));
    expect(shown.pools).toEqual(figures);
    expect(shown.placements).toEqual(model.placements.map((one) => one.stateAt(model.now)));
    if ('poolId' in details && this.act.verb !== 'again') {
      const { operable, occupied, promised, free } =
        figures[real.pools.indexOf(String(details.poolId))] ?? {};
      if ('operable' in details) expect(details).toMatchObject({ operable, occupied, promised, free });
    }
  }

  toString(): string {
    const { verb, ...rest } = this.done ?? this.act;
    return `${verb} ${JSON.stringify(rest)}`;
  }
}

test(
  `${steps} acts on three pools leave the figures that a plain model has`,
  async () => {
    const histories = fc.commands([anyAct.map((act) => new Step(act))], {
      maxCommands: actsAHistory,
      size: 'max',
    });
    const history = fc.asyncProperty(histories, (commands) => fc.asyncModelRun(twins, commands));
    while (tried < steps) await fc.assert(history, { numRuns: 5, seed: seed + tried, endOnFailure: false });
    process.stdout.write(`model: ${tried} acts, ${refused} refused, seed ${seed}\n`);
  },
  60_000 + steps * millisecondsAnAct,
);
