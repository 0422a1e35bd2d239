import type { OneShelterQuery } from '../../api/generated/graphql';

export type ShelterInFull = NonNullable<OneShelterQuery['shelter']>;
export type PoolInFull = ShelterInFull['pools'][number];
export type CriterionInFull = PoolInFull['criteria'][number];
export type HoursInFull = NonNullable<ShelterInFull['admissionHours']>;

export function isGuarded({ secrecy }: Pick<ShelterInFull, 'secrecy'>): boolean {
  return secrecy === 'CONFIDENTIAL_ADDRESS' || secrecy === 'SECRET';
}
