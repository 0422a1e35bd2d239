import { useEffect, useRef } from 'react';
import { Button } from '../design/button';
import { leftInWords, useTimeLeft } from '../design/countdown';
import { say } from '../language/say';
import { registryNow } from './registry-clock';
import './session-warning.css';

interface SessionWarningProps {
  /** When the session ends if nobody does anything; null where it does not. */
  readonly endsAt: string | null;
  readonly onStay: () => void;
  readonly onEnd: () => void;
}

const warnBeforeMs = 5 * 60_000;
// Who works is asked about at most this often.
const renewAfterMs = 60_000;

/**
 * A session that nobody uses ends, with a warning before. Only a hand on the screen or the keys counts as use: the
 * console's own questions, every half minute, would keep it open on a table for ever.
 */
export function SessionWarning({ endsAt, onStay, onEnd }: SessionWarningProps) {
  const ends = endsAt === null ? null : new Date(endsAt);
  const left = useTimeLeft(ends ?? new Date(8.64e15), registryNow().getTime() - Date.now());
  useRenewal(onStay, left);
  const isOver = ends !== null && left === 0;
  useEffect(() => {
    if (isOver) onEnd();
  }, [isOver, onEnd]);
  if (ends === null || left > warnBeforeMs) return null;
  return (
    <div className="session-warning not-printed" role="alertdialog" aria-label={say('session.warning')}>
      <p>
        <b>{say('session.warning')}</b> <time>{leftInWords(left)}</time>
      </p>
      <Button weight="main" onClick={onStay}>
        {say('session.stay')}
      </Button>
    </div>
  );
}

// Who works in one tab works: the session is one.
const otherTabs = new BroadcastChannel('riparo-in-use');

/** Whoever works has more time. Under the warning it takes the button: a brush on the screen says nothing. */
function useRenewal(onStay: () => void, left: number): void {
  const asked = useRef(Date.now());
  const isWarned = useRef(false);
  isWarned.current = left <= warnBeforeMs;
  useEffect(() => {
    const used = () => {
      if (isWarned.current || Date.now() - asked.current < renewAfterMs) return;
      asked.current = Date.now();
      otherTabs.postMessage('used');
      onStay();
    };
    otherTabs.onmessage = onStay;
    window.addEventListener('pointerdown', used);
    window.addEventListener('keydown', used);
    return () => {
      window.removeEventListener('pointerdown', used);
      window.removeEventListener('keydown', used);
    };
  }, [onStay]);
}
