import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { machine, say } from '../replay/printed.js';
import { markedGround } from './canaries.js';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '4' },
    each: { type: 'string' },
    shelters: { type: 'string', default: '40' },
    cases: { type: 'string', default: '100' },
  },
});
const seed = Number(values.seed);
say(`Seed ${seed} · ${machine()} · again: npm run secrecy -- --seed ${seed}`);
const ground = await markedGround({
  ...{ seed, shelters: Number(values.shelters), cases: Number(values.cases) },
  ...(values.each ? { each: Number(values.each) } : {}),
});
try {
  const { answers, bytes, readByRight, leaks } = await ground.run();
  say(`${ground.marks.all.length} canaries · ${answers} answers · ${(bytes / 1e6).toFixed(1)} MB · read by right ${readByRight} times`);
  for (const { surface, asker, what, where } of leaks.slice(0, 40)) say(`  ${asker} at ${surface}: ${what} · ${where}`);
  say(`leaks ${leaks.length}`);
  process.exitCode = leaks.length > 0 ? 1 : 0;
} finally {
  await ground.close();
}
