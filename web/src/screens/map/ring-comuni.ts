import type { MappedQuery } from '../../api/generated/graphql';

type District = NonNullable<MappedQuery['district']>;
type Comune = District['municipalities'][number];

export interface Spot {
  readonly istatCode: string;
  readonly name: string;
  readonly at: readonly [number, number];
}
export type NearRing = 'own' | 'agreed' | 'near';

/** A Comune with its place; one of which none is known is left out. */
export function spotOf({ istatCode, name, latitude, longitude }: Comune): Spot[] {
  if (latitude === null || latitude === undefined || longitude === null || longitude === undefined) return [];
  return [{ istatCode, name, at: [longitude, latitude] }];
}

/** The comuni around the caller, by how near the law says they are: own district, neighbours that agreed, other ones. */
export function ringComuni({ id, municipalities, neighbours, agreements }: District, today: string) {
  const agreed = new Set(
    agreements
      .filter(({ validUntil }) => !validUntil || validUntil >= today)
      .flatMap(({ districts }) => districts.map((district) => district.id)),
  );
  const of = (list: readonly { readonly municipalities: readonly Comune[] }[]) =>
    list.flatMap((one) => one.municipalities.flatMap(spotOf));
  const near = neighbours.filter((one) => one.id !== id);
  return {
    own: municipalities.flatMap(spotOf),
    agreed: of(near.filter((one) => agreed.has(one.id))),
    near: of(near.filter((one) => !agreed.has(one.id))),
  } satisfies Record<NearRing, Spot[]>;
}
