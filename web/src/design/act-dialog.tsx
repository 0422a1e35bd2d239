import type { FormEvent, ReactNode } from 'react';
import { Button } from './button';
import { Dialog } from './dialog';
import { Banner } from './notice';
import './act-dialog.css';

interface ActDialogProps {
  readonly title: string;
  /** What it is about and what follows from it, in a sentence. */
  readonly what?: ReactNode;
  readonly children?: ReactNode;
  /** What the button says. */
  readonly send: string;
  readonly weight?: 'main' | 'danger';
  readonly isBusy: boolean;
  /** What was answered against it. */
  readonly fault: string | null;
  readonly onSend: () => void;
  readonly onClose: () => void;
}

/** A dialog with one act: fields, what is wrong with them, and the button that sends them. */
export function ActDialog({
  title,
  what,
  children,
  send,
  weight = 'main',
  isBusy,
  fault,
  onSend,
  onClose,
}: ActDialogProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isBusy) onSend();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form className="act-form" onSubmit={submit} noValidate>
        {what ? <p>{what}</p> : null}
        {children}
        {fault ? <Banner tone="danger">{fault}</Banner> : null}
        <Button weight={weight} isWide type="submit" isBusy={isBusy}>
          {send}
        </Button>
      </form>
    </Dialog>
  );
}
