import type { RequestHandler } from 'express';

/** What a page of ours may load and do: nothing, but for what it says itself. */
export function pagePolicy(allowed: readonly string[] = [], forms: "'none'" | "'self'" = "'none'"): string {
  return [
    "default-src 'none'",
    ...allowed,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    `form-action ${forms}`,
  ].join('; ');
}

const headers: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': pagePolicy(),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};

const twoYears = 63_072_000;

/** Every answer says what a browser may do with it, whatever it is. */
export function withSecurityHeaders(publicUrl: string | null): RequestHandler {
  const isHttps = publicUrl?.startsWith('https:') ?? false;
  const all = isHttps ? { ...headers, 'Strict-Transport-Security': `max-age=${twoYears}` } : headers;
  return (_, response, next) => {
    response.set(all);
    next();
  };
}
