const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]/gs;

/**
 * The first name that stands twice in one object of a JSON text; null where there is none. Readers disagree on which of
 * the two counts, so that what a proxy checked need not be what is done.
 */
export function nameTwiceIn(json: string): string | null {
  const open: (Set<string> | null)[] = [];
  let last = '';
  for (const [text] of json.matchAll(token)) {
    if (text === '{') open.push(new Set());
    else if (text === '[') open.push(null);
    else if (text === '}' || text === ']') open.pop();
    else if (text === ':') {
      const names = open.at(-1);
      const name = plain(last);
      if (names?.has(name)) return name;
      names?.add(name);
    }
    last = text;
  }
  return null;
}

function plain(literal: string): string {
  try {
    return String(JSON.parse(literal));
  } catch {
    return literal;
  }
}
