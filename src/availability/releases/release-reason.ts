import { instantAt } from '../../directory/index.js';
import type { Language } from '../../platform/language.js';
import type { OfferReason } from '../search/bed-offer.js';
import type { ReleaseOfPool } from './expected-release.types.js';

/** What is expected, said of an offer; it has no part in light, verdict or order. */
export function releaseReason({ places, at }: ReleaseOfPool, now: Date, language: Language): OfferReason {
  const when = instantAt(at, now, language);
  const message = at > now ? ahead(places, when)[language] : passed(places, when)[language];
  return { criterion: 'PLACES', finding: 'CONDITION', message };
}

function ahead(places: number, when: string): Record<Language, string> {
  return {
    it: `${places === 1 ? 'Un posto si libera' : `${places} posti si liberano`} ${when}, secondo la struttura: ancora non contati.`,
    en: `${places === 1 ? 'One place frees' : `${places} places free`} ${when}, the shelter says: not counted yet.`,
  };
}

function passed(places: number, when: string): Record<Language, string> {
  return {
    it: `${places === 1 ? 'Un posto doveva liberarsi' : `${places} posti dovevano liberarsi`} ${when}: chiedere.`,
    en: `${places === 1 ? 'One place was' : `${places} places were`} to be free ${when}: ask.`,
  };
}
