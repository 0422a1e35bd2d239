import { useState } from 'react';
import { useSending } from '../../api/use-sending';
import { ActDialog } from '../../design/act-dialog';
import { useTell } from '../../design/notice';
import { Stepper } from '../../design/stepper';
import { say } from '../../language/say';
import type { KeptPool } from './pool-acts';
import { setSurgeMutation } from './shelter.documents';
import { instantOf, UntilField, useUntil } from './until-field';

/** Places more for a while. */
export function SurgeDialog({ pool, onClose }: { readonly pool: KeptPool; readonly onClose: () => void }) {
  const tell = useTell();
  const [places, setPlaces] = useState(pool.surge);
  const [until, setUntil] = useUntil('MORNING');
  const { send, isBusy, fault, setFault } = useSending(setSurgeMutation, () => {
    tell(say('surge.done'));
    onClose();
  });
  const go = () => {
    const ends = instantOf(until, new Date());
    if (ends === undefined) return setFault(say('until.missing'));
    return send({
      poolId: pool.id,
      places,
      until: places === 0 ? null : ends,
      expectedRevision: pool.revision,
    });
  };
  return (
    <ActDialog
      title={say('surge.title')}
      what={say('surge.what')}
      send={say('surge.send')}
      onSend={go}
      {...{ isBusy, fault, onClose }}
    >
      <Stepper label={say('surge.places')} value={places} most={5000} onChange={setPlaces} />
      {places > 0 ? (
        <UntilField
          until={until}
          choices={['MORNING', 'DAY', 'WEEK', 'ALWAYS', 'OTHER']}
          onChange={setUntil}
        />
      ) : null}
    </ActDialog>
  );
}
