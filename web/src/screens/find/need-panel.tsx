import { type FormEvent, useState } from 'react';
import { Button } from '../../design/button';
import { Chip, Chips } from '../../design/card';
import { ChoiceField, TextField } from '../../design/field';
import { choicesOf, labelOf } from '../../language/label';
import { say } from '../../language/say';
import { GuestDialog } from './guest-dialog';
import { guestsFromWords, type ToldGuest } from './guests-from-words';
import { type Guest, guestInWords, type Need } from './need';
import { PlaceField } from './place-field';

interface NeedPanelProps {
  readonly need: Need;
  readonly onChange: (need: Need) => void;
}

/** Who needs a bed tonight: the household as chips, typed in a hurry or put together by thumb. */
export function NeedPanel({ need, onChange }: NeedPanelProps) {
  const [words, setWords] = useState('');
  const [edited, setEdited] = useState<Guest | null>(null);
  const add = (guests: readonly ToldGuest[]) =>
    onChange({
      ...need,
      guests: [...need.guests, ...guests.map((guest) => ({ ...guest, key: crypto.randomUUID() }))],
    });
  const send = (event: FormEvent) => {
    event.preventDefault();
    const guests = guestsFromWords(words);
    if (guests.length === 0) return;
    add(guests);
    setWords('');
  };
  return (
    <section className="need card" aria-label={say('need.who')}>
      <h2 className="need-told">{need.category === '' ? say('need.who') : needInWords(need)}</h2>
      <CategoryField need={need} onChange={onChange} />
      <Chips label={say('need.guests')}>
        {need.guests.map((guest) => (
          <Chip
            key={guest.key}
            onPress={() => setEdited(guest)}
            onRemove={{
              label: say('need.remove', { who: guestInWords(guest) }),
              act: () => onChange({ ...need, guests: need.guests.filter(({ key }) => key !== guest.key) }),
            }}
          >
            {guestInWords(guest)}
          </Chip>
        ))}
        <Chip isOffer onPress={() => add([{ sex: 'FEMALE', age: null, facts: [] }])}>
          {say('need.addWoman')}
        </Chip>
        <Chip isOffer onPress={() => add([{ sex: 'MALE', age: null, facts: [] }])}>
          {say('need.addMan')}
        </Chip>
        <Chip isOffer onPress={() => setEdited({ key: '', sex: null, age: null, facts: [] })}>
          {say('need.addChild')}
        </Chip>
      </Chips>
      <form className="need-words" onSubmit={send}>
        <TextField
          label={say('need.words')}
          placeholder={say('need.wordsLike')}
          value={words}
          autoComplete="off"
          onChange={(event) => setWords(event.target.value)}
        />
        <Button type="submit" disabled={guestsFromWords(words).length === 0}>
          {say('need.add')}
        </Button>
      </form>
      <PlaceField
        place={need.municipality}
        onChange={(municipality) => onChange({ ...need, municipality })}
      />
      <details className="need-more">
        <summary>{say('need.more', { ring: labelOf('Ring', need.widestRing) })}</summary>
        <ChoiceField
          label={say('need.widestRing')}
          value={need.widestRing}
          choices={choicesOf('Ring').toSorted((a, b) => rings.indexOf(a.value) - rings.indexOf(b.value))}
          onChoose={(ring) => onChange({ ...need, widestRing: ring === '' ? 'REGION' : ring })}
        />
      </details>
      {edited ? (
        <GuestDialog
          guest={edited}
          onClose={() => setEdited(null)}
          onDone={({ key, ...guest }) => {
            setEdited(null);
            if (key === '') return add([guest]);
            onChange({
              ...need,
              guests: need.guests.map((one) => (one.key === key ? { ...guest, key } : one)),
            });
          }}
        />
      ) : null}
    </section>
  );
}

function CategoryField({ need, onChange }: NeedPanelProps) {
  return (
    <ChoiceField
      label={say('need.category')}
      value={need.category}
      nothing={say('need.choose')}
      choices={choicesOf('NeedCategory')}
      onChoose={(category) => onChange({ ...need, category })}
    />
  );
}

const rings: readonly string[] = [
  'OWN_DISTRICT',
  'NEIGHBOUR_WITH_AGREEMENT',
  'NEIGHBOUR',
  'PROVINCE',
  'REGION',
  'NATIONAL',
];

/** The need in one line, once it is said: "donna vittima di violenza · 3 persone". */
export function needInWords({ category, guests }: Need): string {
  const who = say('need.people', { people: guests.length });
  return category === '' ? who : `${labelOf('NeedCategory', category)} · ${who}`;
}
