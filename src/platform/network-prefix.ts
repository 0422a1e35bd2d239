import type { IncomingMessage } from 'node:http';
import { isIPv4, isIPv6 } from 'node:net';

/**
 * The network an address belongs to, as coarsely as somebody can change it at will: 256 addresses of IPv4, what one
 * household or one rented machine is given of IPv6.
 */
export function networkPrefixOf(address: string | undefined): string {
  const plain = address?.replace(/^::ffff:/i, '').replace(/%.*$/, '') ?? '';
  if (isIPv4(plain)) return `${plain.split('.').slice(0, 3).join('.')}.0/24`;
  if (!isIPv6(plain)) return 'unknown';
  const [head = '', tail] = plain.split('::');
  const groups = head.split(':').filter(Boolean);
  const after = tail?.split(':').filter(Boolean) ?? [];
  const filled = [
    ...groups,
    ...Array<string>(Math.max(0, 8 - groups.length - after.length)).fill('0'),
    ...after,
  ];
  const first = filled.slice(0, 4).map((group) => Number.parseInt(group, 16));
  // 56 bits: three groups and the upper half of the fourth.
  const cut = first.map((group, place) => (place === 3 ? group & 0xff00 : group));
  return `${cut.map((group) => group.toString(16)).join(':')}::/56`;
}

/** Whether the word of an address is taken for the one before it; the first, at hop 0, is that of the connection. */
export type TrustedHop = (address: string, hop: number) => boolean;

/** Where a connection comes from, by the same rule as `request.ip`: for sockets, which express never sees. */
export function addressBehind(
  { socket, headers }: Pick<IncomingMessage, 'socket' | 'headers'>,
  isTrusted: TrustedHop,
): string | undefined {
  const told = String(headers['x-forwarded-for'] ?? '').split(/ *, */);
  const hops = [socket.remoteAddress ?? '', ...told.filter(Boolean).reverse()];
  const first = hops.find((address, hop) => hop === hops.length - 1 || !isTrusted(address, hop));
  return first || undefined;
}
