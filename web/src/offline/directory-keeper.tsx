import { useCallback, useEffect } from 'react';
import { useClient } from 'urql';
import { graphql } from '../api/generated';
import { useBackOnLine } from '../frame/line';
import { registryNow } from '../frame/registry-clock';
import { useSigned } from '../frame/signed';
import { keptOf, type ReadShelter } from './kept-directory';
import { keep } from './kept-on-disk';

const keepDirectoryQuery = graphql(`
  query KeepDirectory($filter: ShelterFilter, $after: String) {
    shelters(filter: $filter, first: 50, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes {
        id
        name
        secrecy
        toldArea
        phone
        contacts { phone }
        pools { id name countedIn operable free occupied freshness { observedAt disputed } }
      }
    }
  }
`);

const keepEveryMs = 10 * 60_000;
// A region in a telephone helps nobody: the own district, and what the own organisation keeps.
const mostPages = 6;

/** Keeps the directory for when the line is gone: after the first screen, then every ten minutes. */
export function DirectoryKeeper() {
  const signed = useSigned();
  const client = useClient();
  const { id, districtId, expiresAt, permissions } = signed;
  const canRead = permissions.includes('beds.read');
  const canCount = permissions.includes('placements.receive') && !permissions.includes('interventions.read');
  const keepNow = useCallback(async () => {
    if (!canRead || !expiresAt) return;
    const filter = canCount ? { own: true } : { districtId: districtId ?? null };
    const read: ReadShelter[] = [];
    let after: string | null = null;
    for (let page = 0; page < mostPages; page += 1) {
      const variables: { filter: typeof filter; after: string | null } = { filter, after };
      const { data } = await client.query(keepDirectoryQuery, variables, { requestPolicy: 'network-only' });
      // Half a directory would look like a whole one.
      if (!data?.shelters) return;
      read.push(...data.shelters.nodes);
      after = data.shelters.pageInfo.endCursor ?? null;
      if (!data.shelters.pageInfo.hasNextPage) break;
    }
    const shelters = read.map((shelter) => keptOf(shelter, canCount)).filter((shelter) => shelter !== null);
    await keep({ about: { accountId: id, asOf: registryNow().toISOString(), until: expiresAt }, shelters });
  }, [client, id, districtId, expiresAt, canRead, canCount]);
  useEffect(() => {
    // The first screen comes first.
    const soon = setTimeout(() => void keepNow().catch(() => undefined), 1_500);
    const later = setInterval(() => void keepNow().catch(() => undefined), keepEveryMs);
    return () => {
      clearTimeout(soon);
      clearInterval(later);
    };
  }, [keepNow]);
  useBackOnLine(() => void keepNow().catch(() => undefined));
  return null;
}
