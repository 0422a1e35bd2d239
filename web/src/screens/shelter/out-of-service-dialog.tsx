import { useState } from 'react';
import { useSending } from '../../api/use-sending';
import { ActDialog } from '../../design/act-dialog';
import { ChoiceField } from '../../design/field';
import { useTell } from '../../design/notice';
import { Stepper } from '../../design/stepper';
import { choicesOf, type ValueOf } from '../../language/label';
import { say } from '../../language/say';
import type { KeptPool } from './pool-acts';
import { outOfServiceMutation } from './shelter.documents';

/** How many places cannot be used, and why: a stock-take with the count as it stands. */
export function OutOfServiceDialog({
  pool,
  onClose,
}: {
  readonly pool: KeptPool;
  readonly onClose: () => void;
}) {
  const tell = useTell();
  const [places, setPlaces] = useState(pool.outOfService);
  const [reason, setReason] = useState<ValueOf<'UnavailabilityReason'> | ''>('MAINTENANCE');
  const { send, isBusy, fault, setFault } = useSending(outOfServiceMutation, () => {
    tell(say('out.done'));
    onClose();
  });
  const known = pool.occupied ?? null;
  const go = () => {
    if (known === null) return setFault(say('out.never'));
    return send({
      poolId: pool.id,
      occupied: known,
      outOfService: places,
      outOfServiceReason: reason === '' ? null : reason,
      expectedRevision: pool.revision,
    });
  };
  return (
    <ActDialog
      title={say('out.title')}
      what={say('out.what')}
      send={say('out.send')}
      onSend={go}
      {...{ isBusy, fault, onClose }}
    >
      <Stepper
        label={say('out.places')}
        value={places}
        most={pool.operable + pool.outOfService}
        onChange={setPlaces}
      />
      <ChoiceField
        label={say('out.reason')}
        value={reason}
        choices={choicesOf('UnavailabilityReason')}
        onChoose={setReason}
      />
    </ActDialog>
  );
}
