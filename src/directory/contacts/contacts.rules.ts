import type { Words } from '../../platform/language.js';
import type { LocalMoment, PatronSaint } from '../../territory/calendar.rules.js';
import type { AccessRoute, NeedCategory } from '../closed-lists.js';
import { isOpenAt, nextOpening } from '../hours/hours.rules.js';
import type { Hours } from '../hours/hours.types.js';

/** One link of the chain as the shelter keeps it. */
export interface ShelterContact {
  /** Null for the telephone of the house. */
  readonly id: string | null;
  readonly name: string;
  readonly phone: string | null;
  readonly route: AccessRoute;
  /** Lower is called before. */
  readonly position: number;
  /** When it answers; null when that was never stated. */
  readonly hours: Hours | null;
  /** When somebody of the district called lately and nobody answered; null otherwise. */
  readonly triedAt: Date | null;
}

export interface ContactToCall {
  /** Null for the telephone of the house, for a national number and for a service. */
  readonly id: string | null;
  readonly name: string;
  readonly phone: string | null;
  readonly route: AccessRoute;
  /** Null when its hours were never stated. */
  readonly answersNow: boolean | null;
  /** For a contact that does not answer now: when it does; null when that is not known either. */
  readonly answersFrom: Date | null;
  /** When somebody of the district called in the last two hours and nobody answered; null otherwise. */
  readonly triedAt: Date | null;
}

export interface CallCircumstances {
  readonly at: LocalMoment;
  /** The shelter is guarded: one goes through its gateway. */
  readonly guarded: boolean;
  readonly category: NeedCategory | null;
  readonly patronSaint: PatronSaint | null;
}

type NationalGateway = Pick<ContactToCall, 'name' | 'phone' | 'route'>;

const childrensEmergency: NationalGateway = {
  name: 'Emergenza infanzia 114',
  phone: '114',
  route: 'VIA_SOCIAL_SERVICE',
};

/** They answer day and night, every day of the year. */
const nationalGateways: Partial<Record<NeedCategory, NationalGateway>> = {
  WOMAN_VICTIM_OF_VIOLENCE: {
    name: 'Numero antiviolenza e stalking 1522',
    phone: '1522',
    route: 'VIA_ANTI_VIOLENCE_CENTRE',
  },
  WOMAN_VICTIM_OF_TRAFFICKING: {
    name: 'Numero verde antitratta',
    phone: '800 290 290',
    route: 'VIA_ANTITRAFFICKING_HOTLINE',
  },
  MINOR: childrensEmergency,
  UNACCOMPANIED_FOREIGN_MINOR: childrensEmergency,
};

interface Candidate {
  readonly contact: ShelterContact;
  readonly answersNow: boolean | null;
}

/** Somebody one goes through, rather than the shelter itself. */
export function isGateway(route: AccessRoute): boolean {
  return route.startsWith('VIA_');
}

/** Digits with a leading `+` for another country; the Italian prefix is taken off. */
function nationalNumber(phone: string): string {
  return phone
    .replace(/[\s.\-/()]/g, '')
    .replace(/^00/, '+')
    .replace(/^\+39/, '');
}

function isSameNumber(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && nationalNumber(one) === nationalNumber(other);
}

function rankOf({ contact, answersNow }: Candidate, guarded: boolean): number {
  const behindGateway = guarded && !isGateway(contact.route) ? 2 : 0;
  return behindGateway + (answersNow === true ? 0 : 1);
}

function toCall({ contact, answersNow }: Candidate, { at, patronSaint }: CallCircumstances): ContactToCall {
  const { id, name, phone, route, hours, triedAt } = contact;
  const answersFrom = answersNow === false ? nextOpening(hours, at, patronSaint) : null;
  return { id, name, phone, route, answersNow, answersFrom, triedAt };
}

/**
 * The last resort: none while a gateway of the shelter answers, or a shelter one may phone directly does. Who was called
 * and did not answer does not.
 */
function nationalGatewayFor(
  candidates: readonly Candidate[],
  circumstances: CallCircumstances,
): ContactToCall[] {
  const { category, guarded } = circumstances;
  const gateway = category === null ? undefined : nationalGateways[category];
  const answered = candidates.some(
    ({ contact, answersNow }) =>
      answersNow === true && contact.triedAt === null && (!guarded || isGateway(contact.route)),
  );
  const listed = candidates.some(
    ({ contact, answersNow }) => answersNow !== false && isSameNumber(contact.phone, gateway?.phone ?? null),
  );
  if (gateway === undefined || answered || listed) return [];
  return [{ ...gateway, id: null, answersNow: true, answersFrom: null, triedAt: null }];
}

/**
 * Whom to call now, in order. Who was called lately and did not answer comes after those who may, the one called longest
 * ago first. Contacts that are closed stand at the end, and only where no other contact of the shelter is left.
 */
export function contactsToCall(
  contacts: readonly ShelterContact[],
  circumstances: CallCircumstances,
): ContactToCall[] {
  const { at, guarded, patronSaint } = circumstances;
  const candidates = contacts
    .map((contact) => ({ contact, answersNow: isOpenAt(contact.hours, at, patronSaint) }))
    .sort((a, b) => rankOf(a, guarded) - rankOf(b, guarded) || a.contact.position - b.contact.position);
  const mayAnswer = candidates.filter(({ answersNow }) => answersNow !== false);
  const closed = mayAnswer.length === 0 ? candidates : [];
  const triedAt = ({ contact }: Candidate) => contact.triedAt?.getTime() ?? 0;
  const silent = mayAnswer.filter(triedAt).sort((a, b) => triedAt(a) - triedAt(b));
  return [
    ...mayAnswer
      .filter((candidate) => !triedAt(candidate))
      .map((candidate) => toCall(candidate, circumstances)),
    ...nationalGatewayFor(candidates, circumstances),
    ...silent.map((candidate) => toCall(candidate, circumstances)),
    ...closed.map((candidate) => toCall(candidate, circumstances)),
  ];
}

/** Mobile, toll-free and short national numbers: none of them says where the telephone stands. */
const placelessNumbers = [/^3\d{8,9}$/, /^80[03]\d{3,6}$/, /^1\d{2,5}$/];
/** No telephone in Italy has this prefix: it is kept for invented numbers. */
const inventedNumber = /^\+39000\d{3,8}$/;

/** For a contact of a guarded shelter: a landline prefix is a place, and a foreign one is a country. */
export function whyNotGuardedPhone(phone: string): Words | null {
  const number = nationalNumber(phone);
  if (placelessNumbers.some((form) => form.test(number))) return null;
  if (inventedNumber.test(phone.replace(/[\s.\-/()]/g, ''))) return null;
  return {
    it: 'Il numero può rivelare il luogo: indica un cellulare, un numero verde o un numero breve nazionale.',
    en: 'The number may betray the place: give a mobile, a toll-free or a short national number.',
  };
}
