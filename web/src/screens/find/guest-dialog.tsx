import { useState } from 'react';
import { Button } from '../../design/button';
import { Chip, Chips } from '../../design/card';
import { Dialog } from '../../design/dialog';
import { TextField } from '../../design/field';
import { say } from '../../language/say';
import { guestFacts } from './guests-from-words';
import type { Guest } from './need';

interface GuestDialogProps {
  readonly guest: Guest;
  readonly onClose: () => void;
  readonly onDone: (guest: Guest) => void;
}

/** One guest: sex, age and what matters to a shelter; everything may stay unknown. */
export function GuestDialog({ guest, onClose, onDone }: GuestDialogProps) {
  const [{ key, sex, age, facts }, setGuest] = useState(guest);
  const change = (part: Partial<Guest>) => setGuest((present) => ({ ...present, ...part }));
  return (
    <Dialog title={say('guest.title')} onClose={onClose}>
      <Chips label={say('guest.sex')}>
        {(['FEMALE', 'MALE'] as const).map((value) => (
          <Chip
            key={value}
            isChosen={sex === value}
            onPress={() => change({ sex: sex === value ? null : value })}
          >
            {say(`sex.${value}`)}
          </Chip>
        ))}
      </Chips>
      <TextField
        label={say('guest.age')}
        help={say('guest.ageHelp')}
        inputMode="numeric"
        autoComplete="off"
        value={age ?? ''}
        onChange={(event) => {
          const digits = event.target.value.replaceAll(/\D/g, '').slice(0, 3);
          change({ age: digits === '' ? null : Math.min(120, Number(digits)) });
        }}
      />
      <Chips label={say('guest.facts')}>
        {guestFacts.map((fact) => {
          const isChosen = facts.includes(fact);
          return (
            <Chip
              key={fact}
              isChosen={isChosen}
              onPress={() =>
                change({ facts: isChosen ? facts.filter((one) => one !== fact) : [...facts, fact] })
              }
            >
              {say(`fact.${fact}`)}
            </Chip>
          );
        })}
      </Chips>
      <Button weight="main" isWide onClick={() => onDone({ key, sex, age, facts })}>
        {say('guest.done')}
      </Button>
    </Dialog>
  );
}
