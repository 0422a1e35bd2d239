import type { ReactNode } from 'react';
import type { FindBedsQuery } from '../../api/generated/graphql';
import { CallLink } from '../../design/button';
import { LightMark } from '../../design/light-mark';
import { labelOf, type ValueOf } from '../../language/label';
import { say } from '../../language/say';
import { ageInWords, instantInWords } from '../../language/time-in-words';
import './offer-card.css';

export type Offer = NonNullable<FindBedsQuery['findBeds']>['nodes'][number];

interface OfferCardProps {
  readonly offer: Offer;
  /** The instant of the figures. */
  readonly now: Date;
  /** How many places are kept here for the case at hand; absent where none are. */
  readonly held?: number;
  /** Above the figures: the time that is left. */
  readonly above?: ReactNode;
  /** What one can do. */
  readonly acts?: ReactNode;
}

/** What the registry offers: how many, how old the number is, whether they take these people, and whom to call. */
export function OfferCard({ offer, now, held, above, acts }: OfferCardProps) {
  const isOwn = held !== undefined;
  const { light, free, shelter, pool, verdict, reasons, contacts } = offer;
  // That others find no room here any more is this very hold.
  const told = reasons.filter(
    ({ finding, criterion }) => finding !== 'PASS' && !(isOwn && criterion === 'PLACES'),
  );
  const inRooms = pool.countedIn === 'ROOM';
  const passed = reasons.filter(({ finding }) => finding === 'PASS');
  const [first, ...others] = contacts.filter(({ phone }) => phone !== null);
  return (
    <article className={isOwn ? 'offer offer-own' : 'offer'} aria-label={shelter.name}>
      {above}
      <div className="offer-top">
        {isOwn ? (
          <LightMark
            light="OWN"
            free={held}
            unit={say(inRooms ? 'held.rooms' : 'held.beds', { places: held })}
          />
        ) : (
          <LightMark light={light} free={free ?? null} unit={unitOf(offer)} />
        )}
        <div className="offer-what">
          <h3>{shelter.name}</h3>
          <p className="soft">{pool.name}</p>
          <p className="soft">{whereOf(offer)}</p>
          <p className={isOwn ? 'soft' : `offer-age light-words-${light.toLowerCase()}`}>
            {ageOf(offer, now)}
          </p>
        </div>
      </div>
      <div className="offer-why">
        <p className="offer-verdict">{labelOf('Verdict', verdict)}</p>
        <ul>
          {told.map((reason) => (
            <ReasonLine key={`${reason.criterion} ${reason.message}`} {...reason} />
          ))}
        </ul>
        {passed.length > 0 ? (
          <details>
            <summary>{say('offer.passed', { reasons: passed.length })}</summary>
            <ul>
              {passed.map((reason) => (
                <ReasonLine key={`${reason.criterion} ${reason.message}`} {...reason} />
              ))}
            </ul>
          </details>
        ) : null}
      </div>
      <div className="offer-acts">
        {first?.phone ? (
          <CallLink phone={first.phone} weight={isOwn ? 'main' : 'second'}>
            {say('offer.call', { name: first.name })}
          </CallLink>
        ) : null}
        {acts}
      </div>
      {first ? <WhenAnswers contact={first} now={now} /> : null}
      {others.length > 0 ? (
        <details className="offer-others">
          <summary>{say('offer.otherContacts', { contacts: others.length })}</summary>
          <ul>
            {others.map(({ name, phone, ...contact }) => (
              <li key={`${name} ${phone}`}>
                {phone ? <a href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`}>{`${name}, ${phone}`}</a> : name}
                <WhenAnswers contact={contact} now={now} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </article>
  );
}

const signs = {
  PASS: '✓',
  FAIL: '✕',
  UNKNOWN: '?',
  DISCRETIONARY: '?',
  CONDITION: '!',
} as const satisfies Record<ValueOf<'Finding'>, string>;

function ReasonLine({
  finding,
  message,
}: {
  readonly finding: ValueOf<'Finding'>;
  readonly message: string;
}) {
  return (
    <li className={`reason reason-${finding.toLowerCase()}`}>
      <span aria-hidden="true">{signs[finding]}</span>
      <span>
        <span className="heard-only">{`${labelOf('Finding', finding)}: `}</span>
        {message}
      </span>
    </li>
  );
}

type Answering = Pick<Offer['contacts'][number], 'answersNow' | 'answersFrom'>;

function WhenAnswers({ contact, now }: { readonly contact: Answering; readonly now: Date }) {
  const { answersNow, answersFrom } = contact;
  if (answersNow !== false) return null;
  const from = answersFrom ? instantInWords(new Date(answersFrom), now) : null;
  return <p className="soft">{from ? say('offer.answersFrom', { from }) : say('offer.silent')}</p>;
}

function unitOf({ pool, placesNeeded }: Offer): string {
  if (pool.countedIn === 'ROOM') return say('offer.rooms', { operable: pool.operable });
  return say('offer.beds', { operable: pool.operable, needed: placesNeeded });
}

function whereOf({ shelter, ring, distanceKm }: Offer): string {
  const isGuarded = shelter.secrecy === 'CONFIDENTIAL_ADDRESS' || shelter.secrecy === 'SECRET';
  return [
    ring ? labelOf('Ring', ring) : null,
    isGuarded ? say('offer.guarded') : (shelter.municipality?.name ?? null),
    distanceKm === null || distanceKm === undefined ? null : say('offer.km', { km: Math.round(distanceKm) }),
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

function ageOf({ pool: { freshness } }: Offer, now: Date): string {
  if (!freshness.observedAt) return say('offer.never');
  const age = ageInWords(new Date(freshness.observedAt), now);
  return freshness.disputed ? say('offer.disputed', { age }) : say('offer.said', { age });
}
