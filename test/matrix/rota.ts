import { randomUUID } from 'node:crypto';
import type { Account, District } from '../support/given.js';
import type { Shelter } from '../support/given-shelters.js';
import type { World } from '../support/world.js';
import { asked } from './people.js';
import type { Groups } from './world.types.js';

interface Team {
  readonly worker: Account;
  readonly coordinator: Account;
  readonly mediator: Account;
  /** On duty in the district with an agreement. */
  readonly elsewhere: Account;
}

const never = { none: randomUUID() };

/** A rota near and far: shifts in every state, a hand-over, a swap, a calendar, a call that nobody answered. */
export async function dutyOf(
  world: World,
  { home, agreed, shelter }: { home: District; agreed: District; shelter: Shelter },
  { worker, coordinator, mediator, elsewhere }: Team,
): Promise<{ shift: Groups; swap: Groups }> {
  const colleague = await world.given.worker({ district: home });
  const chief = await world.given.coordinator({ district: agreed });
  const weekly = [{ days: [1, 2, 3, 4, 5], from: '08:00', to: '18:00' }];
  const hours = { weekly, seasons: [], exceptions: [] };
  await asked(world, coordinator, 'setOfficeHours', { hours, municipality: home.comune }, 'id');
  const shift = async (who: Account, days: number, more: object = {}, by = coordinator): Promise<string> => {
    const startsAt = new Date(Date.UTC(2026, 10, 23 + days, 19)).toISOString();
    const endsAt = new Date(Date.UTC(2026, 10, 24 + days, 7)).toISOString();
    const input = {
      workerId: who.id,
      role: 'SOCIAL_WORKER',
      startsAt,
      endsAt,
      phone: '+39 000 555',
      ...more,
    };
    return (await asked(world, by, 'planShift', input, 'id')).id;
  };
  const day = { startsAt: '2026-11-23T07:00:00Z', endsAt: '2026-11-23T19:00:00Z' };
  const ended = await shift(colleague, 0, day);
  const running = await shift(worker, 0);
  const shifts = {
    own: {
      ...{ ended, running },
      coming: await shift(worker, 2),
      colleagues: await shift(colleague, 3),
      mediators: await shift(mediator, 2, { role: 'CULTURAL_MEDIATOR' }),
      withdrawn: await shift(colleague, 9),
    },
    other: { agreed: await shift(elsewhere, 1, {}, chief) },
    never,
  };
  await asked(world, coordinator, 'withdrawShift', { shiftId: shifts.own.withdrawn }, 'id');
  await asked(world, colleague, 'writeHandOver', { shiftId: ended, words: 'nulla' }, 'dueAt');
  await asked(world, worker, 'makeCalendarLink', {}, 'url');
  await asked(world, mediator, 'makeCalendarLink', {}, 'url');
  const contact = 'select id from contact where shelter_id = $1 limit 1';
  const [called] = await world.database.sql<{ id: string }>(contact, [shelter.id]);
  await asked(world, worker, 'noteNoAnswer', { contactId: called?.id }, 'id');
  const swap = async (who: Account, shiftId: string, more: object = {}): Promise<string> =>
    (await asked(world, who, 'proposeSwap', { shiftId, ...more }, 'id')).id;
  const toWorker = await swap(colleague, shifts.own.colleagues, {
    ...{ colleagueId: worker.id, returnShiftId: shifts.own.coming },
  });
  const [third, given] = [await world.given.worker({ district: home }), await shift(worker, 5)];
  const ofWorker = await swap(worker, given, { colleagueId: third.id });
  const between = await swap(colleague, await shift(colleague, 6), { colleagueId: third.id });
  await asked(world, third, 'answerSwap', { swapId: between, accept: false }, 'id');
  const theirs = await swap(elsewhere, shifts.other.agreed);
  return { shift: shifts, swap: { own: { toWorker, ofWorker, between }, other: { agreed: theirs }, never } };
}
