import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { Dialog } from '../design/dialog';
import type { Sentence } from '../language/it';
import { say } from '../language/say';
import './shortcuts.css';

/** Single letters, outside fields: where they lead. */
const ways: readonly { readonly letter: string; readonly path: string; readonly name: Sentence }[] = [
  { letter: 't', path: '/', name: 'place.tonight' },
  { letter: 'f', path: '/trova', name: 'place.find' },
  { letter: 'p', path: '/posti', name: 'place.beds' },
  { letter: 's', path: '/strutture', name: 'place.directory' },
  { letter: 'a', path: '/altro', name: 'place.more' },
];

/** Keys of the console; `?` shows them. */
export function Shortcuts() {
  const [, go] = useLocation();
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const isWriting =
        event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
      if (isWriting || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === '?') setShown(true);
      const way = ways.find(({ letter }) => letter === event.key);
      if (way && !document.querySelector('dialog[open]')) go(way.path);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [go]);
  if (!isShown) return null;
  return (
    <Dialog title={say('more.keys')} onClose={() => setShown(false)}>
      <dl className="shortcuts">
        {ways.map(({ letter, name }) => (
          <div key={letter}>
            <dt>
              <kbd>{letter}</kbd>
            </dt>
            <dd>{say(name)}</dd>
          </div>
        ))}
        <div>
          <dt>
            <kbd>?</kbd>
          </dt>
          <dd>{say('more.keys')}</dd>
        </div>
        <div>
          <dt>
            <kbd>Esc</kbd>
          </dt>
          <dd>{say('exit.keys')}</dd>
        </div>
      </dl>
    </Dialog>
  );
}
