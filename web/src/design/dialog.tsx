import { type ReactNode, useEffect, useId, useRef } from 'react';
import { say } from '../language/say';
import { Button } from './button';
import './dialog.css';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Asks for something before one goes on: a sheet from below on a phone, a card on a desk. Escape closes it. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    element.current?.showModal();
  }, []);
  return (
    <dialog ref={element} className="dialog" aria-labelledby={id} onClose={onClose}>
      <header>
        <h2 id={id}>{title}</h2>
        <Button weight="plain" onClick={() => element.current?.close()}>
          {say('close')}
        </Button>
      </header>
      {children}
    </dialog>
  );
}
