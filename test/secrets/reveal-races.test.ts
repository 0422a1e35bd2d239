import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createWorld, type World } from '../support/world.js';
import { address, audited, expected, readAgain, reveal, type SecretWorld, secretIn } from './secret-place.js';

let world: World;
let secret: SecretWorld;
beforeAll(async () => {
  world = await createWorld({ databaseConnections: 10 });
  secret = await secretIn(world);
});
afterAll(() => world.close());

const rounds = 8;

test('asked twice at once by one key, there is one grant, and each answer is written down', async () => {
  const { placementId } = await expected(secret);
  const requestKey = randomUUID();
  const before = (await audited(world, 'ADDRESS_REVEALED')).length;
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => reveal(world, secret.worker, placementId, { requestKey })),
  );
  for (const { data } of answers) expect(data.revealAddress.address).toBe(address);
  const grants = await world.database.sql('select id from address_grant where placement_id = $1', [
    placementId,
  ]);
  expect(grants).toHaveLength(1);
  expect(await audited(world, 'ADDRESS_REVEALED')).toHaveLength(before + 5);
});

test('asked at once by several keys, one grant is in force in the end', async () => {
  const { placementId } = await expected(secret);
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => reveal(world, secret.worker, placementId)),
  );
  expect(answers.map(({ code }) => code)).toEqual([null, null, null, null, null]);
  const open = 'select id from address_grant where placement_id = $1 and ended_at is null';
  expect(await world.database.sql(open, [placementId])).toHaveLength(1);
});

test('revealed while the placement is released: told before it or refused after it, never granted past it', async () => {
  for (let round = 0; round < rounds; round++) {
    const { placementId } = await expected(secret);
    const [told] = await Promise.all([
      reveal(world, secret.worker, placementId),
      secret.acts.done(secret.worker, 'releasePlacement', { placementId }),
    ]);
    expect([null, 'WRONG_STATE']).toContain(told.code);
    const after = await readAgain(world, secret.worker, placementId);
    expect(after.code).toBe(told.code === null ? 'GRANT_ENDED' : 'NOT_REVEALED');
    const late = await world.database.sql(
      `select g.id from address_grant g join placement p on p.id = g.placement_id
       where g.placement_id = $1 and g.granted_at > p.released_at`,
      [placementId],
    );
    expect(late).toEqual([]);
  }
});

test('revealed while the case is taken over: whoever had it before cannot read on', async () => {
  for (let round = 0; round < rounds; round++) {
    const { placementId, interventionId } = await expected(secret);
    const colleague = await world.given.worker({ district: secret.district });
    const take = `mutation { takeOverIntervention(input: { interventionId: "${interventionId}" }) { id } }`;
    const [told, taken] = await Promise.all([
      reveal(world, secret.worker, placementId),
      world.ask(colleague, take),
    ]);
    expect(taken.code).toBeNull();
    expect([null, 'NOT_ASSIGNED']).toContain(told.code);
    const after = await readAgain(world, secret.worker, placementId);
    expect(after.code).toBe(told.code === null ? 'GRANT_ENDED' : 'NOT_REVEALED');
  }
});

test('read while the place is changed: the old address or the new one, never a fault', async () => {
  const changing = await secretIn(world);
  const { placementId } = await expected(changing);
  await reveal(world, changing.worker, placementId);
  const coordinator = await world.given.coordinator({ district: changing.district });
  const set = (said: string) =>
    world.ask(
      coordinator,
      `mutation { setSecretPlace(input: { shelterId: "${changing.shelter.id}", address: "${said}" }) { id } }`,
    );
  for (let round = 0; round < rounds; round++) {
    const [read, directions, changed] = await Promise.all([
      readAgain(world, changing.worker, placementId),
      changing.acts.placement(changing.worker, placementId),
      set(`Scala Nuova ${round}`),
    ]);
    expect(changed.code).toBeNull();
    expect(read.data.revealedAddress.address).toMatch(/^(Vicolo Inventato 7|Scala Nuova \d)/);
    expect(directions.directions).toContain('questura');
  }
});
