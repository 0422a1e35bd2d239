import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type ProcedureActs, procedureActsIn } from '../procedures/acts.js';
import { type Night, nightOf } from './at-night.js';

let night: Night;
let due: ProcedureActs;
beforeAll(async () => {
  night = await nightOf('2026-10-24T22:40:00+02:00');
  due = procedureActsIn(night.world);
});
afterAll(() => night.world.close());

describe('a minor removed under art. 403 at 23:10 on the night the clock changes', () => {
  test('has the papers due after 24 natural hours, at 22:10 of the next evening, and the coordinator hears when they are late', async () => {
    const { given, clock } = night.world;
    const district = await given.district();
    const worker = await given.worker({ district });
    const coordinator = await given.coordinator({ district });
    const call = { corps: 'POLIZIA_LOCALE', municipality: district.comune };
    const id = await night.acts.openCase(worker, { category: 'MINOR', call });
    await clock.set('2026-10-24T23:15:00+02:00');
    await due.done(worker, 'recordRemoval', { interventionId: id, at: '2026-10-24T23:10:00+02:00' });

    const oral = await due.deadline(worker, id, 'ART403_ORAL_NOTICE');
    const evidence = 'detto alla procuratrice di turno, ore 23:20';
    await clock.set('2026-10-24T23:20:00+02:00');
    await due.done(worker, 'fulfilDeadline', { deadlineId: oral.id, evidence });

    const papers = await due.deadline(worker, id, 'ART403_WRITTEN_TRANSMISSION');
    expect(papers.dueAt).toBe('2026-10-25T21:10:00.000Z');
    expect(
      new Date(papers.dueAt).toLocaleTimeString('it-IT', { timeZone: 'Europe/Rome', timeStyle: 'short' }),
    ).toBe('22:10');
    const past = async () =>
      (await due.alerts(coordinator)).some(
        ({ deadlineId }: { deadlineId: string }) => deadlineId === papers.id,
      );
    await clock.set('2026-10-25T22:09:00+01:00');
    expect(await past()).toBe(false);
    await clock.set('2026-10-25T22:11:00+01:00');
    expect(await past()).toBe(true);
    await due.done(worker, 'fulfilDeadline', { deadlineId: papers.id, evidence: 'PEC, protocollo 88' });
    expect(await past()).toBe(false);
    expect(await due.deadline(worker, id, 'ART403_PROSECUTOR_REQUEST')).toMatchObject({ isOurs: false });
  });
});
