import { useId } from 'react';
import { say } from '../language/say';
import './stepper.css';

interface StepperProps {
  readonly value: number;
  readonly least?: number;
  readonly most?: number;
  /** What is counted: "persone dentro". */
  readonly label: string;
  readonly onChange: (value: number) => void;
  readonly isDisabled?: boolean;
}

/** A number one sets with a thumb: minus, plus, or typed. */
export function Stepper({
  value,
  least = 0,
  most = 9999,
  label,
  onChange,
  isDisabled = false,
}: StepperProps) {
  const id = useId();
  const set = (next: number) => onChange(Math.min(most, Math.max(least, next)));
  return (
    <div className="stepper">
      <button
        type="button"
        aria-label={say('stepper.less', { label })}
        disabled={isDisabled || value <= least}
        onClick={() => set(value - 1)}
      >
        −
      </button>
      <div>
        <input
          id={id}
          inputMode="numeric"
          pattern="[0-9]*"
          autoComplete="off"
          value={value}
          disabled={isDisabled}
          onFocus={(event) => event.target.select()}
          onChange={(event) => {
            const digits = event.target.value.replaceAll(/\D/g, '').slice(0, 4);
            set(digits === '' ? least : Number(digits));
          }}
        />
        <label htmlFor={id}>{label}</label>
      </div>
      <button
        type="button"
        aria-label={say('stepper.more', { label })}
        disabled={isDisabled || value >= most}
        onClick={() => set(value + 1)}
      >
        +
      </button>
    </div>
  );
}
