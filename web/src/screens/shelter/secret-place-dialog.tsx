import { useState } from 'react';
import { useSending } from '../../api/use-sending';
import { ActDialog } from '../../design/act-dialog';
import { CheckField } from '../../design/check-field';
import { TextField } from '../../design/field';
import { useTell } from '../../design/notice';
import { say } from '../../language/say';
import { setSecretPlaceMutation } from './shelter.documents';
import type { ShelterInFull } from './shelter.types';

/** Seals where a patrol meets a guarded shelter. What is stored is never shown here again. */
export function SecretPlaceDialog({
  shelter,
  onClose,
}: {
  readonly shelter: ShelterInFull;
  readonly onClose: () => void;
}) {
  const tell = useTell();
  const [meetingPoint, setMeetingPoint] = useState('');
  const [address, setAddress] = useState('');
  const [forgets, setForgets] = useState({ meetingPoint: false, address: false });
  const { send, isBusy, fault, setFault } = useSending(setSecretPlaceMutation, () => {
    tell(say('secret.done'));
    onClose();
  });
  const go = () => {
    // What is left out stays as it is; null takes it off.
    const changes = {
      ...changeOf('meetingPoint', meetingPoint, forgets.meetingPoint),
      ...changeOf('address', address, forgets.address),
    };
    if (Object.keys(changes).length === 0) return setFault(say('secret.nothing'));
    return send({ ...changes, shelterId: shelter.id, expectedRevision: shelter.revision });
  };
  const stored = (has: boolean | null | undefined) => say(has ? 'secret.stored' : 'secret.notStored');
  return (
    <ActDialog
      title={say('edit.place')}
      what={say('secret.what')}
      send={say('secret.send')}
      onSend={() => void go()}
      {...{ isBusy, fault, onClose }}
    >
      <TextField
        label={say('secret.meeting')}
        help={`${say('secret.meetingHelp')} ${stored(shelter.hasMeetingPoint)}`}
        autoComplete="off"
        value={meetingPoint}
        onChange={(event) => setMeetingPoint(event.target.value)}
      />
      {shelter.hasMeetingPoint ? (
        <CheckField
          label={say('secret.forgetMeeting')}
          isChecked={forgets.meetingPoint}
          onChange={(isChecked) => setForgets({ ...forgets, meetingPoint: isChecked })}
        />
      ) : null}
      <TextField
        label={say('secret.address')}
        help={stored(shelter.hasStoredAddress)}
        autoComplete="off"
        value={address}
        onChange={(event) => setAddress(event.target.value)}
      />
      {shelter.hasStoredAddress ? (
        <CheckField
          label={say('secret.forgetAddress')}
          isChecked={forgets.address}
          onChange={(isChecked) => setForgets({ ...forgets, address: isChecked })}
        />
      ) : null}
    </ActDialog>
  );
}

function changeOf(name: 'meetingPoint' | 'address', typed: string, forgets: boolean) {
  if (forgets) return { [name]: null };
  return typed.trim() === '' ? {} : { [name]: typed.trim() };
}
