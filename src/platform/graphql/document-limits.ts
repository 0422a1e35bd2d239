/** What one document may ask, over HTTP, SSE and WebSocket alike. The fattest example of ours has depth 6 and 76 words. */
export const documentLimits = {
  /** Words and signs of the document; the standard introspection query has about 190. */
  tokens: 2_000,
  /** Fields inside fields, through fragments too; introspection apart. */
  depth: 10,
  /** Fields with every fragment written out. */
  fields: 500,
  aliases: 30,
  /** The same field in one selection, under whatever names. */
  sameField: 20,
  directives: 10,
  /** Entries of one page. */
  page: 100,
  /** Units, with the variables as they were sent; see request-costs.ts. */
  cost: 5_000,
  /** Errors told in one answer. */
  errors: 5,
} as const;

/** The page of whoever does not say how many. */
export const usualPage = 20;
