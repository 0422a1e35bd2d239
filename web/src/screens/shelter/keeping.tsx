import { useState } from 'react';
import { useLocation } from 'wouter';
import { useSending } from '../../api/use-sending';
import { ActDialog } from '../../design/act-dialog';
import { Button } from '../../design/button';
import { Card } from '../../design/card';
import { useTell } from '../../design/notice';
import { useSigned } from '../../frame/signed';
import { useMinute } from '../../frame/use-minute';
import { say } from '../../language/say';
import { CountLinks } from '../my-beds/count-links';
import { ContactsDialog } from './contacts-dialog';
import { FactsDialog } from './facts-dialog';
import { HoursDialog } from './hours-dialog';
import { PoolDialog } from './pool-dialog';
import { SecretPlaceDialog } from './secret-place-dialog';
import { closeShelterMutation } from './shelter.documents';
import { isGuarded, type ShelterInFull } from './shelter.types';

interface KeepingProps {
  readonly shelter: ShelterInFull;
  readonly onDone: () => void;
}

type Act = 'facts' | 'hours' | 'contacts' | 'place' | 'pool' | 'close';

/** For who keeps it: everything that can be changed. */
export function Keeping({ shelter, onDone }: KeepingProps) {
  const [act, setAct] = useState<Act | null>(null);
  const { permissions } = useSigned();
  const now = useMinute();
  const close = () => {
    setAct(null);
    onDone();
  };
  const { hasMeetingPoint } = shelter;
  const knowsPlace = isGuarded(shelter) && hasMeetingPoint !== null && hasMeetingPoint !== undefined;
  return (
    <Card title={say('edit.keep')}>
      {knowsPlace ? <p>{say(hasMeetingPoint ? 'secret.hasMeeting' : 'secret.noMeeting')}</p> : null}
      <div className="acts not-printed">
        <Button onClick={() => setAct('facts')}>{say('edit.facts')}</Button>
        <Button onClick={() => setAct('hours')}>{say('edit.hours')}</Button>
        <Button onClick={() => setAct('contacts')}>{say('edit.contacts')}</Button>
        {knowsPlace ? <Button onClick={() => setAct('place')}>{say('edit.place')}</Button> : null}
        <Button onClick={() => setAct('pool')}>{say('edit.addPool')}</Button>
        {permissions.includes('links.manage') ? <CountLinks shelter={shelter} now={now} /> : null}
        <Button weight="danger" onClick={() => setAct('close')}>
          {say('edit.close')}
        </Button>
      </div>
      {act === 'facts' ? <FactsDialog shelter={shelter} onClose={close} /> : null}
      {act === 'hours' ? <HoursDialog shelter={shelter} onClose={close} /> : null}
      {act === 'contacts' ? <ContactsDialog shelter={shelter} onClose={close} /> : null}
      {act === 'place' ? <SecretPlaceDialog shelter={shelter} onClose={close} /> : null}
      {act === 'pool' ? <PoolDialog shelterId={shelter.id} onClose={close} /> : null}
      {act === 'close' ? <CloseShelter shelter={shelter} onClose={close} /> : null}
    </Card>
  );
}

function CloseShelter({
  shelter,
  onClose,
}: {
  readonly shelter: ShelterInFull;
  readonly onClose: () => void;
}) {
  const tell = useTell();
  const [, go] = useLocation();
  const { send, isBusy, fault } = useSending(closeShelterMutation, () => {
    tell(say('edit.closed'));
    go('/strutture');
  });
  return (
    <ActDialog
      title={say('edit.closeTitle', { name: shelter.name })}
      what={say('edit.closeWhat')}
      send={say('edit.closeSend')}
      weight="danger"
      onSend={() => void send({ shelterId: shelter.id, expectedRevision: shelter.revision })}
      {...{ isBusy, fault, onClose }}
    />
  );
}
