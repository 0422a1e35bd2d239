import type { ZxcvbnFactory } from '@zxcvbn-ts/core';

/** Beyond, a longer password is only more work to judge. */
const judgedLength = 50;
/** "Very unguessable": more than 10^10 guesses of somebody who knows words, names and patterns. */
const leastScore = 4;

let judge: Promise<ZxcvbnFactory> | null = null;

/** Whether somebody with lists of passwords and words, and who knows this person, guesses it soon. Nothing leaves here. */
export async function isEasilyGuessed(
  password: string,
  { email, name }: { email: string; name: string },
): Promise<boolean> {
  judge ??= readLists();
  const known = [email, ...email.split(/[@._-]/), name, ...name.split(/\s+/), 'riparo', 'pronto intervento'];
  const { score } = (await judge).check(password.slice(0, judgedLength), known);
  return score < leastScore;
}

/** The lists are large: they are read when the first password is chosen. */
async function readLists(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, common, english, italian] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
    import('@zxcvbn-ts/language-it'),
  ]);
  return new ZxcvbnFactory({
    graphs: common.adjacencyGraphs,
    dictionary: { ...common.dictionary, ...english.dictionary, ...italian.dictionary },
  });
}
