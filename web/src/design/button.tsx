import type { ButtonHTMLAttributes, ReactNode } from 'react';
import './button.css';

type Weight = 'main' | 'second' | 'plain' | 'danger';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly weight?: Weight;
  readonly isWide?: boolean;
  /** The act is under way: it cannot be asked for twice. */
  readonly isBusy?: boolean;
}

/** One main act a card; everything else is second. */
export function Button({
  weight = 'second',
  isWide = false,
  isBusy = false,
  disabled,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classOf(weight, isWide)}
      disabled={disabled ?? false}
      aria-busy={isBusy}
      onClick={isBusy ? undefined : rest.onClick}
    />
  );
}

interface CallLinkProps {
  readonly phone: string;
  readonly children: ReactNode;
  readonly weight?: Weight;
  readonly isWide?: boolean;
}

/** Calls: a telephone number is a link everywhere. */
export function CallLink({ phone, children, weight = 'second', isWide = false }: CallLinkProps) {
  return (
    <a className={classOf(weight, isWide)} href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`}>
      {children}
    </a>
  );
}

function classOf(weight: Weight, isWide: boolean): string {
  return `button button-${weight}${isWide ? ' button-wide' : ''}`;
}
