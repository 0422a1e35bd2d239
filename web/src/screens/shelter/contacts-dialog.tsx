import { useState } from 'react';
import { useSending } from '../../api/use-sending';
import { ActDialog } from '../../design/act-dialog';
import { Button } from '../../design/button';
import { ChoiceField, TextField } from '../../design/field';
import { useTell } from '../../design/notice';
import { choicesOf, type ValueOf } from '../../language/label';
import { say } from '../../language/say';
import { sameHours } from './hours-dialog';
import { setContactsMutation } from './shelter.documents';
import { type HoursInFull, isGuarded, type ShelterInFull } from './shelter.types';

interface Typed {
  readonly key: string;
  readonly name: string;
  readonly phone: string;
  readonly route: ValueOf<'AccessRoute'>;
  readonly hours: HoursInFull | null;
}

/** Whom to call, first to last; the whole list at once. Hours of a contact stay as they are. */
export function ContactsDialog({
  shelter,
  onClose,
}: {
  readonly shelter: ShelterInFull;
  readonly onClose: () => void;
}) {
  const tell = useTell();
  const [list, setList] = useState<readonly Typed[]>(() => typedContacts(shelter));
  const { send, isBusy, fault } = useSending(setContactsMutation, () => {
    tell(say('contacts.done'));
    onClose();
  });
  const change = (key: string, part: Partial<Typed>) =>
    setList(list.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const go = () =>
    send({
      shelterId: shelter.id,
      contacts: list.map(({ name, phone, route, hours }) => ({
        name: name.trim(),
        phone: phone.trim() || null,
        route,
        hours: sameHours(hours),
      })),
      expectedRevision: shelter.revision,
    });
  return (
    <ActDialog
      title={say('edit.contacts')}
      what={say(isGuarded(shelter) ? 'contacts.guarded' : 'contacts.what')}
      send={say('edit.save')}
      onSend={() => void go()}
      {...{ isBusy, fault, onClose }}
    >
      {list.map(({ key, name, phone, route }, index) => (
        <fieldset key={key} className="weekly">
          <legend>{`${index + 1}.`}</legend>
          <TextField
            label={say('contacts.name')}
            value={name}
            onChange={(event) => change(key, { name: event.target.value })}
          />
          <TextField
            label={say('contacts.phone')}
            type="tel"
            autoComplete="off"
            value={phone}
            onChange={(event) => change(key, { phone: event.target.value })}
          />
          <ChoiceField
            label={say('contacts.route')}
            value={route}
            choices={choicesOf('AccessRoute')}
            onChoose={(value) => change(key, value === '' ? {} : { route: value })}
          />
          <div className="acts">
            {index > 0 ? (
              <Button weight="plain" onClick={() => setList(sooner(list, index))}>
                {say('contacts.up', { name })}
              </Button>
            ) : null}
            <Button weight="plain" onClick={() => setList(list.filter((one) => one.key !== key))}>
              {say('contacts.remove', { name })}
            </Button>
          </div>
        </fieldset>
      ))}
      <Button onClick={() => setList([...list, noContact()])}>{say('contacts.add')}</Button>
    </ActDialog>
  );
}

function typedContacts({ keptContacts }: ShelterInFull): Typed[] {
  return (keptContacts ?? []).map(({ name, phone, route, hours }) => ({
    ...{ key: crypto.randomUUID(), name, route },
    phone: phone ?? '',
    hours: hours ?? null,
  }));
}

function noContact(): Typed {
  return { key: crypto.randomUUID(), name: '', phone: '', route: 'DIRECT_PHONE', hours: null };
}

/** Called one step sooner. */
function sooner(list: readonly Typed[], at: number): Typed[] {
  const before = list.slice(0, at - 1);
  return [...before, ...list.slice(at, at + 1), ...list.slice(at - 1, at), ...list.slice(at + 1)];
}
