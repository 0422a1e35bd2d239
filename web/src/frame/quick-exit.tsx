import { useEffect } from 'react';
import { say } from '../language/say';
import { leaveAtOnce } from './leaving';

const withinMs = 1_500;
const times = 3;

/** Away from here at once, also while writing: a button that is always in the same place, and Escape three times. */
export function QuickExit() {
  useEffect(() => {
    let pressed: number[] = [];
    const press = ({ key, timeStamp }: KeyboardEvent) => {
      pressed = key === 'Escape' ? [...pressed, timeStamp].filter((at) => timeStamp - at < withinMs) : [];
      if (pressed.length >= times) leaveAtOnce();
    };
    // Before a dialog takes its Escape.
    window.addEventListener('keydown', press, { capture: true });
    return () => window.removeEventListener('keydown', press, { capture: true });
  }, []);
  return (
    <button type="button" className="quick-exit not-printed" onClick={leaveAtOnce} title={say('exit.what')}>
      {say('exit.now')}
    </button>
  );
}
