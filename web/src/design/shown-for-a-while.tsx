import { type ReactNode, useEffect } from 'react';
import { say } from '../language/say';
import { Button } from './button';
import { Countdown, useTimeLeft } from './countdown';
import './shown-for-a-while.css';

interface ShownForAWhileProps {
  readonly label: string;
  readonly until: Date;
  /** How long it may be shown in all, in milliseconds. */
  readonly lastsMs: number;
  readonly children: ReactNode;
  /** Wipes it: the time is over, the page is put away, or one has read it. */
  readonly onOver: () => void;
}

/** A secret on the screen: with the time that is left, and gone when it is over or nobody looks any more. */
export function ShownForAWhile({ label, until, lastsMs, children, onOver }: ShownForAWhileProps) {
  const left = useTimeLeft(until, 0);
  const isOver = left <= 0;
  useEffect(() => {
    if (isOver) onOver();
  }, [isOver, onOver]);
  useEffect(() => {
    const leave = () => {
      if (document.visibilityState === 'hidden') onOver();
    };
    document.addEventListener('visibilitychange', leave);
    window.addEventListener('pagehide', onOver);
    return () => {
      document.removeEventListener('visibilitychange', leave);
      window.removeEventListener('pagehide', onOver);
    };
  }, [onOver]);
  if (isOver) return null;
  return (
    <div className="shown-secret card card-own not-printed">
      <Countdown label={label} until={until} lastsMs={lastsMs} ahead={0} />
      {children}
      <Button isWide onClick={onOver}>
        {say('secret.hide')}
      </Button>
    </div>
  );
}
