import { describe, expect, test } from '@jest/globals';
import { probe } from './probes.js';
import { torture, usual } from './run.js';

describe('three servers on one database, while everything fails', () => {
  test('tell nothing that was not true, and lose nothing that they told', async () => {
    const report = await torture({
      ...usual,
      ...{ seed: 403, operations: 3_000, atMostMs: 30_000, faultEveryMs: 3_000, probe },
    });
    expect(report.findings.first).toEqual([]);
    expect(report.findings.total).toBe(0);
    expect(report.faults).toBeGreaterThanOrEqual(2);
    expect(report.acknowledged).toBeGreaterThan(100);
    expect(report.streams.changes).toBeGreaterThan(report.acknowledged);
    expect(report.streams.opened).toBeGreaterThan(report.streams.subscribers);
  }, 180_000);
});
