import type { Language, Words } from '../../platform/language.js';
import type { Finding } from '../closed-lists.js';
import type {
  BareReason,
  CategoryReason,
  HoursReason,
  PlacesReason,
  Reason,
  RegistryReason,
  SilenceReason,
  StatedReason,
} from './admission.types.js';
import { shapeOf } from './criterion.rules.js';
import {
  categoryPeople,
  limitRule,
  othersThan,
  paperNames,
  peopleOf,
  worriedAbout,
} from './criterion-in-words.js';
import { guestsInWords } from './guest-in-words.js';
import { agoInWords, untilInstant } from './instant-in-words.js';
import { nearMissClause } from './near-miss-sentence.js';

function whomInWords({ whom }: { whom: StatedReason['whom'] }, language: Language): string {
  if (whom.length > 0) return guestsInWords(whom, language);
  return language === 'it' ? 'questo nucleo' : 'this household';
}

/** As much of a criterion as says what the shelter wants. */
type Rule = Pick<StatedReason, 'criterion' | 'effect' | 'number' | 'words'>;

function decidesAbout(reason: Rule, language: Language): string {
  const { criterion } = reason;
  const { asksWhen } = shapeOf(criterion);
  const paper = paperNames[criterion]?.[language];
  if (asksWhen === 'ALWAYS') return language === 'it' ? `Decide dopo ${paper}` : `Decides after ${paper}`;
  const about = (asksWhen === 'HOLDS' ? peopleOf : othersThan)(criterion, reason, language);
  return language === 'it' ? `Valuta di volta in volta per ${about}` : `Decides each time about ${about}`;
}

const openings = {
  REQUIRE: { it: 'Accoglie solo', en: 'Takes only' },
  EXCLUDE: { it: 'Non accoglie', en: 'Does not take' },
  PREFER: { it: 'Preferisce', en: 'Prefers' },
} as const;
const paperOpenings = {
  REQUIRE: { it: 'Richiede', en: 'Asks for' },
  PREFER: { it: 'Gradisce', en: 'Would like' },
} as const;

/** What the shelter says, before any guests come into it. */
export function ruleInWords(reason: Rule, language: Language): string {
  const { criterion, effect } = reason;
  if (effect === 'ASK') return decidesAbout(reason, language);
  const paper = paperNames[criterion]?.[language];
  if (paper && effect !== 'EXCLUDE') return `${paperOpenings[effect][language]} ${paper}`;
  const rule = effect === 'REQUIRE' ? limitRule(criterion, reason.number) : null;
  return rule?.[language] ?? `${openings[effect][language]} ${peopleOf(criterion, reason, language)}`;
}

function conditionInWords({ criterion }: StatedReason, whom: string, language: Language): string {
  if (!shapeOf(criterion).paper)
    return language === 'it'
      ? `accoglie anche altri, dirlo al telefono (${whom})`
      : `takes others too, say so when calling (${whom})`;
  return language === 'it'
    ? `da preparare durante il viaggio, per ${whom}`
    : `to be made ready on the way, for ${whom}`;
}

const nightUnknown: Words = {
  it: "chiedere se quest'ora conta come notte",
  en: 'ask whether this hour counts as night',
};

/** What it means for these guests. */
function findingInWords(reason: StatedReason, language: Language): string {
  const { criterion, effect, finding } = reason;
  const whom = whomInWords(reason, language);
  const words: Record<Exclude<Finding, 'CONDITION'>, Words> = {
    PASS:
      effect === 'ASK'
        ? { it: 'qui non serve chiedere', en: 'no need to ask here' }
        : { it: 'va bene', en: 'it fits' },
    FAIL: { it: `non possibile per ${whom}`, en: `not possible for ${whom}` },
    UNKNOWN:
      criterion === 'NIGHT_ENTRY'
        ? nightUnknown
        : { it: `non si sa per ${whom}, da chiedere`, en: `not known for ${whom}, ask` },
    DISCRETIONARY: { it: `chiedere per ${whom}`, en: `ask about ${whom}` },
  };
  return finding === 'CONDITION' ? conditionInWords(reason, whom, language) : words[finding][language];
}

function statedInWords(reason: StatedReason, language: Language, now: Date): string {
  const { until, note } = reason;
  const window = until === null ? '' : ` (${untilInstant(until, now, language)})`;
  const sentence = `${ruleInWords(reason, language)}: ${findingInWords(reason, language)}${window}.`;
  const words = note?.replace(/\s+/g, ' ').replace(/[\s.]+$/, '') ?? '';
  return words === '' ? sentence : `${sentence} ${language === 'it' ? 'Nota' : 'Note'}: ${words}.`;
}

function silenceInWords(reason: SilenceReason, language: Language): string {
  const about = worriedAbout(reason.criterion, language);
  const whom = guestsInWords(reason.whom, language);
  return language === 'it'
    ? `Non ha detto se accoglie ${about}: chiedere per ${whom}.`
    : `Has not said whether it takes ${about}: ask about ${whom}.`;
}

function placesInEnglish({ free, placesNeeded, countedIn }: PlacesReason): string {
  const unit = countedIn === 'ROOM' ? 'room' : 'bed';
  if (free === null)
    return `Nobody has ever said how many ${unit}s are free; ${placesNeeded} needed: phone first`;
  if (free === 0) return `No ${unit} free of ${placesNeeded} needed`;
  const beds = `${free} ${free === 1 ? unit : `${unit}s`} free`;
  return free > placesNeeded ? `${beds}, ${placesNeeded} needed` : `${beds} of ${placesNeeded} needed`;
}

const italianPlaces = {
  BED: {
    unknown: 'posti sono liberi',
    none: 'Nessun posto libero',
    one: 'posto libero',
    more: 'posti liberi',
  },
  ROOM: {
    unknown: 'stanze sono libere',
    none: 'Nessuna stanza libera',
    one: 'stanza libera',
    more: 'stanze libere',
  },
} as const;

function placesInItalian({ free, placesNeeded, countedIn }: PlacesReason): string {
  const words = italianPlaces[countedIn];
  const needed = placesNeeded === 1 ? 'ne serve 1' : `ne servono ${placesNeeded}`;
  if (free === null) {
    const howMany = countedIn === 'ROOM' ? 'quante' : 'quanti';
    return `Nessuno ha mai detto ${howMany} ${words.unknown}; ${needed}: prima telefonare`;
  }
  return free === 0
    ? `${words.none}, ${needed}`
    : `${free} ${free === 1 ? words.one : words.more}, ${needed}`;
}

function placesInWords(reason: PlacesReason, language: Language, now: Date): string {
  const figures = language === 'it' ? placesInItalian(reason) : placesInEnglish(reason);
  if (reason.observedAt === null || reason.free === null) return `${figures}.`;
  return `${figures}, ${language === 'it' ? 'detto' : 'said'} ${agoInWords(reason.observedAt, now, language)}.`;
}

function categoryInWords({ finding, category }: CategoryReason, language: Language): string {
  const about = categoryPeople[category][language];
  if (finding === 'UNKNOWN')
    return language === 'it' ? 'Non ha detto chi accoglie: chiedere.' : 'Has not said whom it takes: ask.';
  if (finding === 'PASS') return language === 'it' ? `Accoglie ${about}.` : `Serves ${about}.`;
  return language === 'it' ? `Non accoglie ${about}.` : `Does not serve ${about}.`;
}

function entryInWords({ finding }: HoursReason, language: Language): string {
  if (finding === 'PASS')
    return language === 'it' ? "Fa entrare a quest'ora." : 'Lets people in at this hour.';
  return language === 'it' ? "A quest'ora non fa entrare nessuno." : 'Lets nobody in at this hour.';
}

const bareWords = {
  AGREEMENT: {
    it: 'Nessuna convenzione copre questa struttura: per il collocamento va indicato un motivo.',
    en: 'No agreement covers this shelter: a reason has to be given for the placement.',
  },
  PLACES_TO_AVOID: {
    it: 'Dire al contatto quali luoghi evitare: saprà se questa struttura è abbastanza lontana.',
    en: 'Tell the gateway which places to avoid: they will know whether this one is far enough.',
  },
  NOT_SUITABLE: { it: 'Non idonea per queste persone.', en: 'Not suitable for these people.' },
} as const;
const standsInPlaceToAvoid = {
  it: 'Si trova in uno dei luoghi da evitare.',
  en: 'It stands in one of the places to avoid.',
};

function bareInWords({ criterion, finding }: BareReason, language: Language): string {
  if (criterion === 'PLACES_TO_AVOID' && finding === 'FAIL') return standsInPlaceToAvoid[language];
  return bareWords[criterion][language];
}

function registryInWords(reason: RegistryReason, language: Language, now: Date): string {
  switch (reason.criterion) {
    case 'PLACES':
      return placesInWords(reason, language, now);
    case 'NEED_CATEGORY':
      return categoryInWords(reason, language);
    case 'ADMISSION_HOURS':
      return entryInWords(reason, language);
    default:
      return bareInWords(reason, language);
  }
}

function withoutNearMiss(reason: Reason, language: Language, now: Date): string {
  switch (reason.by) {
    case 'SHELTER':
      return statedInWords(reason, language, now);
    case 'SILENCE':
      return silenceInWords(reason, language);
    case 'REGISTRY':
      return registryInWords(reason, language, now);
  }
}

/** A reason as it is read at three in the morning, the near miss at its end. */
export function reasonSentence(reason: Reason, language: Language, now: Date): string {
  const sentence = withoutNearMiss(reason, language, now);
  if (reason.nearMiss === null) return sentence;
  const room = language === 'it' ? 'Ci sarebbe posto' : 'There would be room';
  const admission = language === 'it' ? 'Accoglierebbe' : 'It would take them';
  const lead = reason.criterion === 'PLACES' ? room : admission;
  return `${sentence} ${lead} ${nearMissClause(reason.nearMiss, language, now)}.`;
}
