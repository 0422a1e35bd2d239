import { CallLink } from '../../design/button';
import { Card } from '../../design/card';
import { labelOf } from '../../language/label';
import { say } from '../../language/say';
import { instantInWords } from '../../language/time-in-words';
import type { ShelterInFull } from './shelter.types';

interface ContactListProps {
  readonly contacts: ShelterInFull['contacts'];
  readonly now: Date;
}

/** Whom to call, in order; the first is the one to try. */
export function ContactList({ contacts, now }: ContactListProps) {
  return (
    <Card title={say('shelter.contacts')}>
      {contacts.length === 0 ? <p className="soft">{say('shelter.noContacts')}</p> : null}
      <ol className="contacts">
        {contacts.map(({ name, phone, route, answersNow, answersFrom }, index) => (
          <li key={`${name} ${phone}`}>
            <div>
              <b>{name}</b>
              <p className="soft">{labelOf('AccessRoute', route)}</p>
              {answersNow === false ? (
                <p className="soft">
                  {answersFrom
                    ? say('offer.answersFrom', { from: instantInWords(new Date(answersFrom), now) })
                    : say('offer.silent')}
                </p>
              ) : null}
            </div>
            {phone ? (
              <CallLink phone={phone} weight={index === 0 ? 'main' : 'second'}>
                <span className="heard-only">{`${say('offer.call', { name })}: `}</span>
                {phone}
              </CallLink>
            ) : null}
          </li>
        ))}
      </ol>
    </Card>
  );
}
