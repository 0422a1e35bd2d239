import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import { say } from '../language/say';
import { Button } from './button';
import './notice.css';

type Tone = 'calm' | 'good' | 'care' | 'danger';

/** A sentence about the whole screen, above it. */
export function Banner({ tone = 'calm', children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  return (
    <div className={`banner banner-${tone}`} role={tone === 'danger' ? 'alert' : 'status'}>
      {children}
    </div>
  );
}

interface EmptyProps {
  readonly title: string;
  /** What to do about it. */
  readonly children?: ReactNode;
}

/** Where there is nothing: says so, and what one can do. */
export function Empty({ title, children }: EmptyProps) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children}
    </div>
  );
}

/** While something is fetched. */
export function Waiting({ label = say('waiting') }: { readonly label?: string }) {
  return (
    <p className="waiting" role="status">
      {label}
    </p>
  );
}

interface Told {
  readonly text: string;
  readonly undo?: (() => void) | undefined;
}
const Telling = createContext<(text: string, undo?: () => void) => void>(() => undefined);

/** Tells what was done, in passing; with a way back where there is one. */
export const useTell = () => useContext(Telling);

const shownMs = 8_000;

export function TellingProvider({ children }: { readonly children: ReactNode }) {
  const [told, setTold] = useState<Told | null>(null);
  const tell = useCallback((text: string, undo?: () => void) => {
    const now = { text, undo };
    setTold(now);
    setTimeout(() => setTold((shown) => (shown === now ? null : shown)), shownMs);
  }, []);
  return (
    <Telling.Provider value={useMemo(() => tell, [tell])}>
      {children}
      <div className="told not-printed" role="status">
        {told ? (
          <div>
            <span>{told.text}</span>
            {told.undo ? (
              <Button
                weight="plain"
                onClick={() => {
                  told.undo?.();
                  setTold(null);
                }}
              >
                {say('undo')}
              </Button>
            ) : null}
          </div>
        ) : null}
      </div>
    </Telling.Provider>
  );
}
