/**
 * Parses each text once and gives the same object again: hours and profiles come by the thousand, and most are alike.
 * What it gives must never be changed. Begins anew when it holds `most` texts.
 */
export function parsedOnce<Value>(parse: (text: string) => Value, most: number): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    if (known.size >= most) known.clear();
    const value = parse(text);
    known.set(text, value);
    return value;
  };
}
