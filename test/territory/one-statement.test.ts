import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await createWorld();
  for (const comuni of [['037006'], ['037032'], ['036023'], ['058091']])
    await world.given.district({ comuni });
});
afterAll(() => world.close());

const tablesOf = async (fields: string) => {
  const statements = await world.statements(() =>
    world.ask(null, `{ districts(first: 100) { nodes { ${fields} } } }`),
  );
  return statements
    .flatMap((text) => /from "?(district|municipality|province|region)\b/.exec(text)?.[1] ?? [])
    .sort();
};

test('the comuni of all districts come in one statement', async () => {
  expect(await tablesOf('id municipalities { istatCode name }')).toEqual(['district', 'municipality']);
});

test('provinces and regions of districts and comuni come in one more, whichever of them is asked', async () => {
  const names = 'province region';
  const fields = `${names} municipalities { name provinceAbbreviation ${names} district { id } }`;
  expect(await tablesOf(fields)).toEqual(['district', 'district', 'municipality', 'province']);
});

test('sixty who ask at once for districts with their comuni are all answered', async () => {
  const document =
    '{ districts(first: 100) { nodes { province region municipalities { name province } neighbours { id } } } }';
  const answers = await Promise.all(Array.from({ length: 60 }, () => world.ask(null, document)));
  expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
});
