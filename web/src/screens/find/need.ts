import type { GuestInput, NeedInput } from '../../api/generated/graphql';
import type { ValueOf } from '../../language/label';
import { say } from '../../language/say';
import type { ToldGuest } from './guests-from-words';

/** A guest on the screen; the key tells two alike apart. */
export interface Guest extends ToldGuest {
  readonly key: string;
}

/** The household as it is typed, before it is whole. */
export interface Need {
  readonly category: ValueOf<'NeedCategory'> | '';
  readonly guests: readonly Guest[];
  readonly municipality: { readonly istatCode: string; readonly name: string } | null;
  readonly widestRing: ValueOf<'Ring'>;
}

export const emptyNeed: Need = { category: '', guests: [], municipality: null, widestRing: 'REGION' };

/** As the registry is asked; null while there is nothing to ask yet. */
export function askedBy(need: Need, interventionId: string | null): NeedInput | null {
  const { category, guests, municipality, widestRing } = need;
  if (category === '' || guests.length === 0) return null;
  return {
    category,
    guests: guests.map(toldOf),
    municipality: municipality?.istatCode ?? null,
    widestRing,
    interventionId,
  };
}

export function toldOf({ sex, age, facts }: Guest): GuestInput {
  return {
    sex,
    age,
    ...(facts.includes('wheelchair') ? { wheelchair: true } : {}),
    ...(facts.includes('notSelfSufficient') ? { selfSufficient: false } : {}),
    ...(facts.includes('pregnant') ? { pregnant: true } : {}),
    ...(facts.includes('withoutDocuments') ? { hasDocuments: false } : {}),
    ...(facts.includes('withPet') ? { withPet: true } : {}),
  };
}

const grown = 18;
const small = 12;

/** "Donna, 34". */
export function guestInWords({ sex, age, facts }: Guest): string {
  const who = say(`guest.${kindOf(sex, age)}`);
  const said = facts.map((fact) => say(`fact.${fact}`));
  return [who, ...(age === null ? [] : [String(age)]), ...said].join(', ');
}

const kinds = {
  grown: { FEMALE: 'woman', MALE: 'man', OTHER: 'adult' },
  young: { FEMALE: 'girl', MALE: 'boy', OTHER: 'youth' },
  small: { FEMALE: 'littleGirl', MALE: 'littleBoy', OTHER: 'child' },
} as const;

function kindOf(sex: ToldGuest['sex'], age: number | null) {
  const years = age ?? grown;
  const stage = years >= grown ? 'grown' : years >= small ? 'young' : 'small';
  return kinds[stage][sex ?? 'OTHER'];
}
