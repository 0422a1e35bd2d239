import { useDeferredValue, useState } from 'react';
import { useQuery } from 'urql';
import { Chip, Chips } from '../../design/card';
import { TextField } from '../../design/field';
import { say } from '../../language/say';
import { municipalitiesQuery } from './find.documents';
import type { Need } from './need';

interface PlaceFieldProps {
  /** What the place is to what is asked; where the guests are, unless said. */
  readonly label?: string;
  readonly place: Need['municipality'];
  readonly onChange: (place: Need['municipality']) => void;
}

/** Where the guests are: a Comune by its name, chosen with one tap. */
export function PlaceField({ label = say('place.where'), place, onChange }: PlaceFieldProps) {
  const [text, setText] = useState('');
  const asked = useDeferredValue(text.trim());
  const [{ data }] = useQuery({
    query: municipalitiesQuery,
    variables: { text: asked },
    pause: asked.length < 2 || place !== null,
  });
  if (place)
    return (
      <Chips label={label}>
        <Chip onRemove={{ label: say('place.forget', { name: place.name }), act: () => onChange(null) }}>
          {place.name}
        </Chip>
      </Chips>
    );
  const found = asked.length < 2 ? [] : (data?.municipalities.nodes ?? []);
  return (
    <div className="place-field">
      <TextField
        label={label}
        placeholder={say('place.whereLike')}
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {found.length > 0 ? (
        <Chips label={say('place.found')}>
          {found.map(({ istatCode, name, provinceAbbreviation }) => (
            <Chip
              key={istatCode}
              isOffer
              onPress={() => {
                setText('');
                onChange({ istatCode, name });
              }}
            >
              {`${name} (${provinceAbbreviation})`}
            </Chip>
          ))}
        </Chips>
      ) : null}
    </div>
  );
}
