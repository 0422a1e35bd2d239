import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import { saidBy } from '../../api/faults';
import type { CallSheetQuery } from '../../api/generated/graphql';
import { useSigned } from '../../frame/signed';
import { aroundQuery, sheetQuery } from './call-sheet.documents';

export type SheetShelter = NonNullable<CallSheetQuery['shelters']>['nodes'][number];
export interface SheetDistrict {
  readonly id: string;
  readonly name: string;
  readonly shelters: readonly SheetShelter[];
}

/** Every shelter of the own district and of those around it, read once: a sheet has one time. */
export function useSheet() {
  const { districtId } = useSigned();
  const client = useClient();
  const [districts, setDistricts] = useState<readonly SheetDistrict[] | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  useEffect(() => {
    let isWanted = true;
    const read = async () => {
      const found: SheetDistrict[] = [];
      for (const one of await around()) found.push({ ...one, shelters: await sheltersOf(one.id) });
      if (isWanted) setDistricts(found);
    };
    const around = async () => {
      const { data, error } = await client.query(
        aroundQuery,
        { id: districtId ?? '' },
        { requestPolicy: 'network-only' },
      );
      if (error) throw new Error(saidBy(error));
      const own = data?.district;
      if (!own) return [];
      const others = [...own.agreements.flatMap((agreement) => agreement.districts), ...own.neighbours];
      return [...new Map([own, ...others].map(({ id, name }) => [id, { id, name }])).values()];
    };
    const sheltersOf = async (id: string) => {
      const shelters: SheetShelter[] = [];
      for (let after: string | null = null; ; ) {
        const variables: { districtId: string; after: string | null } = { districtId: id, after };
        const { data, error } = await client.query(sheetQuery, variables, { requestPolicy: 'network-only' });
        // A sheet with half the shelters would be believed.
        if (error) throw new Error(saidBy(error));
        const page = data?.shelters;
        shelters.push(...(page?.nodes ?? []));
        after = page?.pageInfo.endCursor ?? null;
        if (!page?.pageInfo.hasNextPage) return shelters;
      }
    };
    read().catch((error: unknown) => {
      if (isWanted) setFault(error instanceof Error ? error.message : String(error));
    });
    return () => {
      isWanted = false;
    };
  }, [client, districtId]);
  return { districts, fault };
}
