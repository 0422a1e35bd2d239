import { useEffect, useReducer } from 'react';
import { say } from '../language/say';
import './countdown.css';

interface CountdownProps {
  /** How long it is from the beginning, in milliseconds. */
  readonly lastsMs: number;
  /** When it is over, by the clock of the registry. */
  readonly until: Date;
  /** How far the registry's clock is ahead of this device's, in milliseconds. */
  readonly ahead: number;
  readonly label: string;
}

const second = 1_000;

/** What is left of a hold: in words, and as a bar. It is told aloud only when a minute is left. */
export function Countdown({ lastsMs, until, ahead, label }: CountdownProps) {
  const left = useTimeLeft(until, ahead);
  const share = Math.max(0, Math.min(1, left / lastsMs));
  return (
    <div className={left < 5 * 60 * second ? 'countdown countdown-late' : 'countdown'}>
      <div className="countdown-words">
        <span>{label}</span>
        <time dateTime={until.toISOString()}>{leftInWords(left)}</time>
      </div>
      <progress value={share} max={1} aria-label={label} />
      <span className="heard-only" role="status">
        {left > 0 && left < 60 * second ? say('countdown.lastMinute') : ''}
      </span>
    </div>
  );
}

/** Milliseconds until an instant, drawn anew each second; 0 when it has passed. */
export function useTimeLeft(until: Date, ahead: number): number {
  const [, drawAnew] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const timer = setInterval(drawAnew, second);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, until.getTime() - (Date.now() + ahead));
}

export function leftInWords(milliseconds: number): string {
  if (milliseconds <= 0) return say('countdown.over');
  const seconds = Math.ceil(milliseconds / second);
  const minutes = Math.floor(seconds / 60);
  if (minutes === 0) return say('countdown.seconds', { seconds });
  return say('countdown.minutes', { minutes, seconds: seconds % 60 });
}
