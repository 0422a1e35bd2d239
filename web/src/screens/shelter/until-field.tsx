import { useState } from 'react';
import { ChoiceField, TextField } from '../../design/field';
import { nextRomeHour, romeInstant, romeLocal } from '../../language/rome';
import { say } from '../../language/say';

export type UntilChoice = 'MORNING' | 'DAY' | 'WEEK' | 'ALWAYS' | 'OTHER';

/** When something ends that ends by itself. */
export interface Until {
  readonly choice: UntilChoice;
  /** As clocks in Italy show it, where another moment is chosen. */
  readonly local: string;
}

const hourMs = 3_600_000;
const after = { DAY: 24 * hourMs, WEEK: 7 * 24 * hourMs } as const;

export function useUntil(choice: UntilChoice) {
  return useState<Until>(() => ({ choice, local: romeLocal(nextRomeHour('08:00', new Date())) }));
}

/** Null: until it changes. Undefined: what was given is no moment to come. */
export function instantOf({ choice, local }: Until, now: Date): string | null | undefined {
  if (choice === 'ALWAYS') return null;
  if (choice === 'MORNING') return nextRomeHour('08:00', now).toISOString();
  if (choice !== 'OTHER') return new Date(now.getTime() + after[choice]).toISOString();
  const at = romeInstant(local);
  return at && at > now ? at.toISOString() : undefined;
}

interface UntilFieldProps {
  readonly until: Until;
  readonly choices: readonly UntilChoice[];
  readonly onChange: (until: Until) => void;
}

/** The usual ends with one tap; any other by day and time. */
export function UntilField({ until, choices, onChange }: UntilFieldProps) {
  return (
    <>
      <ChoiceField
        label={say('until.label')}
        value={until.choice}
        choices={choices.map((value) => ({ value, label: say(`until.${value}`) }))}
        onChoose={(choice) => onChange({ ...until, choice: choice === '' ? 'MORNING' : choice })}
      />
      {until.choice === 'OTHER' ? (
        <TextField
          label={say('until.when')}
          type="datetime-local"
          value={until.local}
          onChange={(event) => onChange({ ...until, local: event.target.value })}
        />
      ) : null}
    </>
  );
}
