const street =
  /(?<![\p{L}\p{N}])(?:via|viale|v\.le|vicolo|piazza|piazzale|piazzetta|p\.zz?a|corso|c\.so|(?<!\bdi\s+)strada)\s+(?=[\p{L}\p{N}])/iu;

/**
 * Whether a text names a street: via, viale, piazza, corso, strada and the like before another word. A street unit,
 * "unità di strada", is no street.
 */
export function namesStreet(text: string): boolean {
  return street.test(text.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'));
}
