import { useEffect } from 'react';
import { Link } from 'wouter';
import { useMinute } from '../../frame/use-minute';
import { say, useLanguage } from '../../language/say';
import { clockTime, dayInWords } from '../../language/time-in-words';
import './pause.css';

/** Where a quick exit leads: the time of day, and nothing that says what was here. */
export function Pause() {
  useLanguage();
  const now = useMinute();
  useEffect(() => {
    document.title = say('pause.title');
  }, []);
  return (
    <main className="pause">
      <h1>
        <time dateTime={now.toISOString()}>{clockTime(now)}</time>
      </h1>
      <p>{dayInWords(now)}</p>
      <Link className="soft" href="/">
        {say('pause.back')}
      </Link>
    </main>
  );
}
