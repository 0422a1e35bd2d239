const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text can be an id at all. What cannot answers as an id that never existed. */
export function isId(text: string): boolean {
  return uuid.test(text);
}

/** Of these, what can be ids. */
export function onlyIds(texts: readonly string[]): string[] {
  return texts.filter(isId);
}
