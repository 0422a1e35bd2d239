import { Card } from '../../design/card';
import { labelOf } from '../../language/label';
import { momentInWords } from '../../language/rome';
import { say } from '../../language/say';
import type { ShelterInFull } from './shelter.types';

type Clock = ShelterInFull['clocks'][number];

/** Does it admit, is somebody there, does it answer: each in a sentence, with when that changes. */
export function ClockList({ shelter, now }: { readonly shelter: ShelterInFull; readonly now: Date }) {
  const inFull = [
    ['ADMISSION', shelter.admissionHours],
    ['STAFFED', shelter.staffedHours],
    ['TELEPHONE', shelter.telephoneHours],
  ] as const;
  const known = inFull.flatMap(([clock, hours]) => (hours ? [{ clock, words: hours.inWords }] : []));
  return (
    <Card title={say('shelter.clocks')}>
      <ul className="clocks">
        {shelter.clocks.map((clock) => (
          <li key={clock.clock} className={`clock clock-${standingOf(clock)}`}>
            <span className="clock-sign" aria-hidden="true">
              {signs[standingOf(clock)]}
            </span>
            <span>{clockInWords(clock, now)}</span>
          </li>
        ))}
      </ul>
      {known.length > 0 ? (
        <details className="clock-hours">
          <summary>{say('shelter.hours')}</summary>
          <dl className="facts">
            {known.map(({ clock, words }) => (
              <div key={clock}>
                <dt>{labelOf('ShelterClock', clock)}</dt>
                <dd>{words}</dd>
              </div>
            ))}
          </dl>
        </details>
      ) : null}
    </Card>
  );
}

const signs = { open: '✓', shut: '✕', unknown: '?' } as const;

function standingOf({ isOpen }: Pick<Clock, 'isOpen'>): keyof typeof signs {
  if (isOpen === null || isOpen === undefined) return 'unknown';
  return isOpen ? 'open' : 'shut';
}

/** "Admits until 23:00, tomorrow from 08:00". */
export function clockInWords({ clock, isOpen, closesAt, opensAt }: Clock, now: Date): string {
  const standing = standingOf({ isOpen });
  const what = say(`clock.${clock}.${standing}`);
  if (standing === 'unknown') return what;
  const again = opensAt ? momentInWords('from', new Date(opensAt), now) : null;
  if (standing === 'shut') return [what, again].filter(Boolean).join(', ');
  if (!closesAt) return say('clock.always', { what });
  return [`${what} ${momentInWords('until', new Date(closesAt), now)}`, again].filter(Boolean).join(', ');
}
