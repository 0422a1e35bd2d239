import { coldRun, coldRunInWords } from './slow-phone.js';
import { openConsoleWorld } from './visitors.js';

const runs = Number(process.argv[2] ?? 3);

for (let run = 0; run < runs; run += 1) {
  const world = await openConsoleWorld();
  try {
    process.stdout.write(coldRunInWords(await coldRun(world)));
  } finally {
    await world.close();
  }
}
