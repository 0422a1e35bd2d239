import { isOwnPage, type PageHeaders } from '../../platform/own-page.rules.js';

interface FormHeaders extends PageHeaders {
  readonly 'sec-fetch-site'?: string | string[] | undefined;
}

/**
 * Whether another site sent the form. The token in the path is all that lets anybody in, and no cookie counts: this only
 * keeps others' pages from pressing for somebody. `Origin: null` is what browsers send from a page that tells no referrer,
 * as ours does.
 */
export function isForeign(headers: FormHeaders, publicUrl: string | null): boolean {
  const site = headers['sec-fetch-site'];
  if (typeof site === 'string' && !['same-origin', 'none'].includes(site)) return true;
  const { origin } = headers;
  return origin !== undefined && origin !== 'null' && !isOwnPage(headers, publicUrl);
}
