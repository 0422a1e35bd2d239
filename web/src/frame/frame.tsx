import { type ReactNode, useEffect } from 'react';
import { Link, useLocation } from 'wouter';
import { Banner } from '../design/notice';
import { type Sentence } from '../language/it';
import { say, useLanguage } from '../language/say';
import { clockTime, instantInWords } from '../language/time-in-words';
import { QueueNotice } from '../offline/queue-notice';
import { useLostSince } from './line';
import { QuickExit } from './quick-exit';
import { useSigned } from './signed';
import { useMinute } from './use-minute';
import './frame.css';

export { useMinute } from './use-minute';

interface Place {
  readonly path: string;
  readonly name: Sentence;
  /** Who has it in the bar below, by a permission. */
  readonly needs: string;
}

/** The places of the console, in the order of the bar. */
export const places: readonly Place[] = [
  { path: '/', name: 'place.tonight', needs: 'interventions.read' },
  { path: '/trova', name: 'place.find', needs: 'beds.search' },
  { path: '/posti', name: 'place.beds', needs: 'placements.receive' },
  { path: '/strutture', name: 'place.directory', needs: 'beds.read' },
  { path: '/altro', name: 'place.more', needs: '' },
];

interface FrameProps {
  readonly title: string;
  /** For whom, at the end of the title's line. */
  readonly aside?: ReactNode;
  /** What waits for the line stands on this screen itself. */
  readonly showsQueue?: boolean;
  readonly children: ReactNode;
}

/** One screen: what it is, whether there is a line, and the way to the others. */
export function Frame({ title, aside, showsQueue = false, children }: FrameProps) {
  useLanguage();
  const signed = useSigned();
  const [here] = useLocation();
  const lostSince = useLostSince();
  const now = useMinute();
  useEffect(() => {
    document.title = `${title} · Riparo`;
  }, [title]);
  const mine = places.filter(({ needs }) => needs === '' || signed.permissions.includes(needs));
  return (
    <div className="frame">
      <a className="skip" href="#content">
        {say('skip')}
      </a>
      <header className="frame-head">
        <span className={lostSince === null ? 'line-on' : 'line-off'} aria-hidden="true" />
        <h1>{title}</h1>
        <span className="soft">
          {lostSince === null ? (aside ?? say('line.at', { time: clockTime(now) })) : say('line.lost')}
        </span>
        <QuickExit />
      </header>
      <main id="content">
        {lostSince === null ? null : (
          <Banner tone="care">{say('line.lostWhat', { time: instantInWords(lostSince, now) })}</Banner>
        )}
        {showsQueue ? null : <QueueNotice />}
        {children}
      </main>
      <nav className="frame-bar not-printed" aria-label={say('place.all')}>
        {mine.map(({ path, name }) => (
          <Link key={path} href={path} aria-current={isHere(path, here, mine) ? 'page' : undefined}>
            {say(name)}
          </Link>
        ))}
      </nav>
    </div>
  );
}

/** The place one is in, or in a screen of; who has no night before them begins at the first place they have. */
function isHere(path: string, here: string, mine: readonly Place[]): boolean {
  if (here === '/') return path === mine[0]?.path;
  return path !== '/' && (here === path || here.startsWith(`${path}/`));
}
