import { useDeferredValue, useEffect, useState } from 'react';
import { useQuery } from 'urql';
import type { SheltersByNameQuery } from '../../api/generated/graphql';
import { useLine } from '../../frame/line';
import { registryNow } from '../../frame/registry-clock';
import { kept } from '../../offline/kept-on-disk';
import { sheltersByNameQuery } from './intervention.documents';

type Found = NonNullable<SheltersByNameQuery['shelters']>['nodes'][number];
type NamedShelter = Pick<Found, 'name' | 'secrecy'> & {
  readonly id: string;
  readonly pools: readonly Found['pools'][number][];
};
/** A pool and the shelter it is of. */
export type NamedPool = NamedShelter['pools'][number] & { readonly shelter: NamedShelter };

const enough = 2;
const most = 8;

/** Shelters whose name holds these letters; without a line those of the directory that this device keeps. */
export function useSheltersByName(text: string) {
  const asked = useDeferredValue(text.trim());
  const isOnLine = useLine();
  const isAsking = asked.length >= enough;
  const [keptOnes, setKept] = useState<readonly NamedShelter[]>([]);
  const [{ data }] = useQuery({
    query: sheltersByNameQuery,
    variables: { text: asked },
    pause: !isAsking || !isOnLine,
  });
  useEffect(() => {
    if (isOnLine) return;
    kept(registryNow())
      // No guarded shelter is ever kept.
      .then((found) => setKept((found?.shelters ?? []).map((one) => ({ ...one, secrecy: 'PROFESSIONAL' }))))
      .catch(() => setKept([]));
  }, [isOnLine]);
  const among = (shelters: readonly NamedShelter[]) =>
    shelters.filter(({ name }) => name.toLowerCase().includes(asked.toLowerCase())).slice(0, most);
  const found = isOnLine ? (data?.shelters?.nodes ?? []) : among(keptOnes);
  return { shelters: isAsking ? found : [], isKept: !isOnLine };
}
