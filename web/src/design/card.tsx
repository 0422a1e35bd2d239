import type { ReactNode } from 'react';
import './card.css';

interface CardProps {
  /** To be led to by a link on the same screen. */
  readonly id?: string;
  readonly title?: ReactNode;
  /** Small, at the end of the title's line. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  /** Above everything, from edge to edge. */
  readonly above?: ReactNode;
  /** Of its title: 3 where it stands under a heading of its own. */
  readonly level?: 2 | 3;
  /** Something of the caller's own, that is under way. */
  readonly isOwn?: boolean;
}

export function Card({ id, title, aside, children, above, level = 2, isOwn = false }: CardProps) {
  const Heading = `h${level}` as const;
  return (
    <article id={id} className={isOwn ? 'card card-own' : 'card'}>
      {above}
      {title === undefined ? null : (
        <header className="card-title">
          <Heading>{title}</Heading>
          {aside === undefined ? null : <span className="soft">{aside}</span>}
        </header>
      )}
      {children}
    </article>
  );
}

interface ChipProps {
  readonly children: ReactNode;
  readonly isChosen?: boolean;
  readonly isOffer?: boolean;
  readonly onPress?: () => void;
  /** Takes it away; its name is said to those who do not see the cross. */
  readonly onRemove?: { readonly label: string; readonly act: () => void };
}

/** A fact that is on or off, or can be taken away. */
export function Chip({ children, isChosen, isOffer = false, onPress, onRemove }: ChipProps) {
  const look = `chip${isOffer ? ' chip-offer' : ''}${isChosen ? ' chip-chosen' : ''}`;
  if (onRemove)
    return (
      <span className={`${look} chip-removable`}>
        <button type="button" onClick={onPress}>
          {children}
        </button>
        <button type="button" className="chip-remove" aria-label={onRemove.label} onClick={onRemove.act}>
          ×
        </button>
      </span>
    );
  return (
    <button type="button" className={look} aria-pressed={isChosen} onClick={onPress}>
      {children}
    </button>
  );
}

export function Chips({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <fieldset className="chips">
      <legend className="heard-only">{label}</legend>
      {children}
    </fieldset>
  );
}
