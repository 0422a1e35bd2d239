import { Chip, Chips } from '../../design/card';
import { say } from '../../language/say';
import { PlaceField } from '../find/place-field';

export interface NamedComune {
  readonly istatCode: string;
  readonly name: string;
}

interface ComuniFieldProps {
  readonly comuni: readonly NamedComune[];
  readonly onChange: (comuni: readonly NamedComune[]) => void;
}

/** Several comuni, each found by its name and taken off with a tap. */
export function ComuniField({ comuni, onChange }: ComuniFieldProps) {
  return (
    <>
      {comuni.length > 0 ? (
        <Chips label={say('districts.comuni')}>
          {comuni.map((comune) => (
            <Chip
              key={comune.istatCode}
              onRemove={{
                label: say('place.forget', { name: comune.name }),
                act: () => onChange(comuni.filter(({ istatCode }) => istatCode !== comune.istatCode)),
              }}
            >
              {comune.name}
            </Chip>
          ))}
        </Chips>
      ) : null}
      <PlaceField
        label={say('districts.addComune')}
        place={null}
        onChange={(chosen) => {
          if (chosen && !comuni.some(({ istatCode }) => istatCode === chosen.istatCode))
            onChange([...comuni, chosen]);
        }}
      />
    </>
  );
}
