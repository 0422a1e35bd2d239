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
