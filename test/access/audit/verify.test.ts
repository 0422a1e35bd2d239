import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { verifyExport } from '../../../src/access/audit/chain/verify-export.js';
import { chainOf, checkpointAt, endLine, linesOf, registry, rehashed, textOf } from './chain-of-entries.js';
import { tamperings } from './tampering.js';

const links = chainOf(40);
const others = chainOf(40);
const publicKeys = [registry.publicKey];
const whole = textOf([...linesOf(links), endLine(links)]);
const kindsOf = (text: string, checkpoints = '') =>
  verifyExport(text, { publicKeys, checkpoints }).findings.map(({ kind }) => kind);

describe('an export that nobody touched', () => {
  test('is right, with its checkpoints and without', () => {
    const checkpoints = textOf(
      links.filter(({ position }) => position % 7 === 0).map((link) => checkpointAt(link)),
    );
    expect(verifyExport(whole, { publicKeys, checkpoints })).toMatchObject({
      findings: [],
      entries: 40,
      agreeing: 5,
      isKeyKnown: true,
    });
    expect(verifyExport(whole)).toMatchObject({ findings: [], isKeyKnown: false });
  });

  test('of a stretch is right too, and of a time in which nothing was written', () => {
    const start = links[9];
    if (!start) throw new Error('no link');
    const place = { position: start.position, hash: start.hash };
    const some = links.slice(10, 20);
    expect(kindsOf(textOf([...linesOf(some), endLine(some, registry, place)]))).toEqual([]);
    expect(kindsOf(textOf([endLine([], registry, place)]))).toEqual([]);
  });
});

const seeded = (seed: number) => {
  let state = seed >>> 0;
  return (most: number) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    return most > 0 ? state % most : 0;
  };
};

describe('each kind of tampering is detected', () => {
  test.each(Object.entries(tamperings))('%s', (_, tamper) => {
    const { text, checkpoints } = tamper(links, seeded(7), others);
    expect(verifyExport(text, { publicKeys, checkpoints }).findings).not.toEqual([]);
  });

  test('at random places', () => {
    const isLong = process.env.RIPARO_LONG !== undefined;
    const numRuns = isLong ? 20_000 : 500;
    const seed = Number(process.env.RIPARO_SEED ?? (isLong ? Date.now() % 1_000_000 : 7));
    let told = 0;
    const kind = fc.constantFrom(...Object.keys(tamperings));
    fc.assert(
      fc.property(kind, fc.nat(), fc.integer({ min: 5, max: 40 }), (name, seed, length) => {
        const honest = links.slice(0, length);
        const papers = tamperings[name]?.(honest, seeded(seed), others.slice(0, length));
        if (!papers) throw new Error(`There is no tampering "${name}".`);
        expect(verifyExport(papers.text, { publicKeys, ...papers }).findings).not.toEqual([]);
        told += 1;
      }),
      { numRuns, seed },
    );
    const again = `RIPARO_LONG=1 RIPARO_SEED=${seed} npm test -- test/access/audit/verify`;
    if (isLong)
      process.stdout.write(`tamperings told: ${told} of ${numRuns} · seed ${seed} · again: ${again}\n`);
    expect(told).toBe(numRuns);
  });
});

describe('it says what was done', () => {
  const at = (index: number) => {
    const link = links[index];
    if (!link) throw new Error('no link');
    return link;
  };

  test('changed: the position, the action and the instant', () => {
    const changed = links.with(4, { ...at(4), entry: at(4).entry.with(3, 'somebody else') });
    const { findings } = verifyExport(textOf([...linesOf(changed), endLine(links)]), { publicKeys });
    expect(findings).toEqual([
      {
        kind: 'CHANGED',
        sentence:
          'Position 5 (CASE_READ of 2026-09-21T14:13:25.000Z) does not follow from position 4: it was changed, or what stood before it.',
      },
    ]);
  });

  test('removed: which ones', () => {
    const { findings } = verifyExport(textOf([...linesOf(links.toSpliced(4, 3)), endLine(links)]), {
      publicKeys,
    });
    expect(findings).toEqual([
      { kind: 'REMOVED', sentence: 'The entries of positions 5 to 7 were removed.' },
    ]);
  });

  test('inserted, reordered, cut and rewritten', () => {
    expect(kindsOf(textOf([...linesOf(links.toSpliced(4, 0, at(2))), endLine(links)]))).toEqual(['INSERTED']);
    const exchanged = links
      .with(4, { ...at(4), entry: at(8).entry })
      .with(8, { ...at(8), entry: at(4).entry });
    expect(kindsOf(textOf([...linesOf(exchanged), endLine(links)]))).toEqual(['REORDERED', 'REORDERED']);
    expect(kindsOf(textOf([...linesOf(links.slice(0, 30)), endLine(links)]))).toEqual(['CUT']);
    const anew = rehashed(links.with(4, { ...at(4), entry: at(4).entry.with(4, 'SIGNED_IN') }));
    expect(kindsOf(textOf([...linesOf(anew), endLine(links)]))).toEqual(['REWRITTEN']);
    const left = links.slice(0, 30);
    expect(kindsOf(textOf([...linesOf(left), endLine(left)]), textOf([checkpointAt(at(34))]))).toEqual([
      'CUT',
    ]);
  });
});
