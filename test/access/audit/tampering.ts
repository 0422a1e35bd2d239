import { chainBeginning } from '../../../src/access/audit/chain/audit-link.js';
import {
  checkpointAt,
  endLine,
  type Link,
  linesOf,
  registry,
  rehashed,
  stranger,
  textOf,
} from './chain-of-entries.js';

/** What a verifier is given. */
export interface Papers {
  readonly text: string;
  readonly checkpoints: string;
}

/** A whole number from 0 to below `most`. */
export type Dice = (most: number) => number;

export type Tampering = (links: readonly Link[], dice: Dice, others: readonly Link[]) => Papers;

const honestCheckpoints = (links: readonly Link[]) =>
  textOf(
    [...links.filter(({ position }) => position % 10 === 0), ...links.slice(-1)].map((l) => checkpointAt(l)),
  );

const papers = (links: readonly Link[], lines: readonly string[], end = endLine(links)): Papers => ({
  text: textOf([...lines, end]),
  checkpoints: honestCheckpoints(links),
});

function changedField(link: Link, dice: Dice): Link {
  const field = dice(link.entry.length);
  const old = link.entry[field] ?? '';
  const at = dice(old.length + 1);
  const entry = link.entry.with(field, `${old.slice(0, at)}${dice(10)}${old.slice(at + dice(2))}`);
  return {
    ...link,
    entry: entry.join('\n') === link.entry.join('\n') ? link.entry.with(field, `${old}0`) : entry,
  };
}

const changedAt = (links: readonly Link[], dice: Dice) => {
  const at = dice(links.length);
  const link = links[at];
  return link ? links.with(at, changedField(link, dice)) : links;
};

function swapped<T>(list: readonly T[], dice: Dice): T[] {
  const one = dice(list.length - 1);
  const other = one + 1 + dice(list.length - one - 1);
  const copy = [...list];
  [copy[one], copy[other]] = [copy[other] as T, copy[one] as T];
  return copy;
}

const flipped = (text: string, dice: Dice) => {
  const at = dice(text.length);
  const code = text.charCodeAt(at);
  return text.slice(0, at) + String.fromCharCode(code ^ (1 + dice(15))) + text.slice(at + 1);
};

/** Each kind of tampering, by what it does. */
export const tamperings: Readonly<Record<string, Tampering>> = {
  'a field of an entry is changed': (links, dice) => papers(links, linesOf(changedAt(links, dice))),
  'two fields of an entry change their border': (links, dice) => {
    const at = dice(links.length);
    const lines = linesOf(
      links.map((link, index) =>
        index === at
          ? {
              ...link,
              entry: [
                ...link.entry.slice(0, 6),
                `${link.entry[6]}\n${link.entry[7]}`,
                ...link.entry.slice(8),
              ],
            }
          : link,
      ),
    );
    return papers(links, lines);
  },
  'a hash is changed': (links, dice) => {
    const at = dice(links.length);
    const other = links[(at + 1) % links.length]?.hash ?? '';
    return papers(
      links,
      linesOf(links.map((link, index) => (index === at ? { ...link, hash: other } : link))),
    );
  },
  'entries are removed': (links, dice) => {
    const at = dice(links.length);
    return papers(links, linesOf(links.toSpliced(at, 1 + dice(4))));
  },
  'entries are removed and the others renumbered': (links, dice) => {
    const left = links.toSpliced(dice(links.length - 1), 1 + dice(3));
    return papers(links, linesOf(left.map((link, index) => ({ ...link, position: index + 1 }))));
  },
  'entries are removed and everything is hashed anew': (links, dice) =>
    papers(links, linesOf(rehashed(links.toSpliced(dice(links.length - 1), 1 + dice(3))))),
  'an entry is inserted': (links, dice, others) => {
    const at = dice(links.length);
    const forged = others[dice(others.length)] as Link;
    return papers(links, linesOf(links.toSpliced(at, 0, { ...forged, position: at + 1 })));
  },
  'an entry is inserted and everything is hashed anew': (links, dice, others) =>
    papers(links, linesOf(rehashed(links.toSpliced(dice(links.length), 0, others[0] as Link)))),
  'an entry stands twice': (links, dice) => {
    const at = dice(links.length);
    return papers(links, linesOf(links.toSpliced(dice(links.length), 0, links[at] as Link)));
  },
  'two lines are exchanged': (links, dice) => papers(links, swapped(linesOf(links), dice)),
  'two entries are exchanged, positions and hashes stay': (links, dice) => {
    const order = swapped([...links.keys()], dice);
    return papers(
      links,
      linesOf(links.map((link, index) => ({ ...link, entry: links[order[index] ?? 0]?.entry ?? [] }))),
    );
  },
  'the tail is cut': (links, dice) => papers(links, linesOf(links.slice(0, dice(links.length)))),
  'the tail is cut with the signed end': (links, dice) => ({
    ...papers(links, []),
    text: textOf(linesOf(links.slice(0, dice(links.length)))),
  }),
  'the tail was cut in the database before the export': (links, dice) => {
    const left = links.slice(0, dice(links.length));
    return { ...papers(links, []), text: textOf([...linesOf(left), endLine(left)]) };
  },
  'the trail was rewritten in the database before the export': (links, dice) => {
    const anew = rehashed(changedAt(links, dice));
    return { ...papers(links, []), text: textOf([...linesOf(anew), endLine(anew)]) };
  },
  'the head is cut': (links, dice) => papers(links, linesOf(links.slice(1 + dice(links.length - 1)))),
  'the head is cut, and the end signed for what is left': (links, dice) => {
    const left = rehashed(links.slice(1 + dice(links.length - 1)));
    return { ...papers(links, []), text: textOf([...linesOf(left), endLine(left)]) };
  },
  'everything is forged and signed by somebody else': (links, dice) => {
    const anew = rehashed(changedAt(links, dice));
    return { text: textOf([...linesOf(anew), endLine(anew, stranger)]), checkpoints: '' };
  },
  'the beginning is another': (links) => {
    const start = { ...chainBeginning, hash: 'ab'.repeat(32) };
    const anew = rehashed(links, start);
    return { text: textOf([...linesOf(anew), endLine(anew, registry, start)]), checkpoints: '' };
  },
  'the signed end is changed': (links, dice) => papers(links, linesOf(links), flipped(endLine(links), dice)),
  'the export of another registry follows': (links, dice, others) => {
    const at = 1 + dice(links.length - 1);
    return papers(links, linesOf([...links.slice(0, at), ...others.slice(at)]));
  },
  'a character is flipped': (links, dice) => {
    const whole = papers(links, linesOf(links));
    return { ...whole, text: flipped(whole.text, dice) };
  },
  'a character is taken out': (links, dice) => {
    const whole = papers(links, linesOf(links));
    const at = dice(whole.text.length);
    return { ...whole, text: whole.text.slice(0, at) + whole.text.slice(at + 1) };
  },
  'a character is put in': (links, dice) => {
    const whole = papers(links, linesOf(links));
    const at = dice(whole.text.length + 1);
    return { ...whole, text: `${whole.text.slice(0, at)}${' 0a"\n'[dice(5)]}${whole.text.slice(at)}` };
  },
  'the file ends early': (links, dice) => {
    const whole = papers(links, linesOf(links));
    return { ...whole, text: whole.text.slice(0, dice(whole.text.length)) };
  },
  'a checkpoint is forged': (links, dice) => {
    const at = dice(links.length);
    const forged = checkpointAt({ ...(links[at] as Link), hash: 'cd'.repeat(32) }, undefined, stranger);
    return { ...papers(links, linesOf(links)), checkpoints: `${forged}\n` };
  },
};
