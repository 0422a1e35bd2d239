import type { CreateShelterInput } from '../../api/generated/graphql';
import { ChoiceField, LongTextField, TextField } from '../../design/field';
import { choicesOf, type ValueOf } from '../../language/label';
import { say } from '../../language/say';
import { PlaceField } from '../find/place-field';
import { isGuarded, type ShelterInFull } from './shelter.types';

/** The facts of a shelter as they are typed. */
export interface FactsTyped {
  readonly name: string;
  readonly kind: ValueOf<'ShelterKind'>;
  readonly secrecy: ValueOf<'Secrecy'>;
  readonly municipality: { readonly istatCode: string; readonly name: string } | null;
  readonly address: string;
  readonly phone: string;
  readonly languages: string;
  readonly stayDays: string;
  readonly note: string;
}

export const noFacts: FactsTyped = {
  ...{ name: '', kind: 'NIGHT_SHELTER', secrecy: 'PROFESSIONAL', municipality: null },
  ...{ address: '', phone: '', languages: 'it', stayDays: '15', note: '' },
};

export function typedFacts(shelter: ShelterInFull): FactsTyped {
  const { name, kind, secrecy, municipality, address, phone, languages, stayDays, note } = shelter;
  return {
    ...{ name, kind, secrecy },
    municipality: municipality ?? null,
    address: address ?? '',
    phone: phone ?? '',
    languages: languages.join(', '),
    stayDays: String(stayDays),
    note: note ?? '',
  };
}

/** As the registry takes them: what may tell a place is not sent of a guarded shelter. */
export function sentFacts(facts: FactsTyped): Omit<CreateShelterInput, 'organisationId' | 'requestKey'> {
  const { name, kind, secrecy, municipality, address, phone, languages, stayDays, note } = facts;
  const told = isGuarded({ secrecy })
    ? {}
    : {
        municipality: municipality?.istatCode ?? null,
        address: address.trim() || null,
        phone: phone.trim() || null,
        note: note.trim() || null,
      };
  return {
    ...{ kind, secrecy, ...told },
    name: name.trim(),
    languages: languages
      .toLowerCase()
      .split(/[\s,]+/)
      .filter(Boolean),
    stayDays: Number(stayDays),
  };
}

interface FactsFieldsProps {
  readonly facts: FactsTyped;
  readonly onChange: (facts: FactsTyped) => void;
}

export function FactsFields({ facts, onChange }: FactsFieldsProps) {
  const change = (part: Partial<FactsTyped>) => onChange({ ...facts, ...part });
  const guarded = isGuarded(facts);
  return (
    <>
      <TextField
        label={say(guarded ? 'facts.codeName' : 'facts.name')}
        help={guarded ? say('facts.codeNameHelp') : undefined}
        value={facts.name}
        onChange={(event) => change({ name: event.target.value })}
      />
      <ChoiceField
        label={say('shelter.kind')}
        value={facts.kind}
        choices={choicesOf('ShelterKind')}
        onChoose={(kind) => change(kind === '' ? {} : { kind })}
      />
      <ChoiceField
        label={say('shelter.secrecy')}
        value={facts.secrecy}
        choices={choicesOf('Secrecy')}
        onChoose={(secrecy) => change(secrecy === '' ? {} : { secrecy })}
      />
      {guarded ? null : (
        <>
          <PlaceField
            label={say('facts.municipality')}
            place={facts.municipality}
            onChange={(municipality) => change({ municipality })}
          />
          <TextField
            label={say('facts.address')}
            autoComplete="off"
            value={facts.address}
            onChange={(event) => change({ address: event.target.value })}
          />
          <TextField
            label={say('facts.phone')}
            type="tel"
            autoComplete="off"
            value={facts.phone}
            onChange={(event) => change({ phone: event.target.value })}
          />
        </>
      )}
      <TextField
        label={say('rule.languages')}
        help={say('rule.languagesHelp')}
        value={facts.languages}
        onChange={(event) => change({ languages: event.target.value })}
      />
      <TextField
        label={say('facts.stay')}
        inputMode="numeric"
        value={facts.stayDays}
        onChange={(event) => change({ stayDays: event.target.value.replaceAll(/\D/g, '') })}
      />
      {guarded ? null : (
        <LongTextField
          label={say('shelter.note')}
          value={facts.note}
          onChange={(event) => change({ note: event.target.value })}
        />
      )}
    </>
  );
}
