import { useState } from 'react';
import { saidBy } from '../../api/faults';
import { useAct } from '../../api/use-act';
import { Button } from '../../design/button';
import { Chip, Chips } from '../../design/card';
import { Dialog } from '../../design/dialog';
import { LongTextField } from '../../design/field';
import { Banner, useTell } from '../../design/notice';
import { labelOf, type ValueOf } from '../../language/label';
import { say } from '../../language/say';
import { disputeMutation, refuseMutation } from './find.documents';
import type { Offer } from './offer-card';

type Reason = ValueOf<'RefusalReason'>;
type Actor = ValueOf<'RefusalActor'>;

// The most usual first, for a thumb; the registry says which others an actor may give.
const reasons: Readonly<Record<Actor, readonly Reason[]>> = {
  SHELTER: [
    ...(['NO_PLACE', 'NO_ANSWER', 'NO_NIGHT_ADMISSION', 'NO_FAMILY_UNIT', 'AGE', 'SEX', 'CATEGORY'] as const),
    ...([
      'CHILDREN_NOT_ACCEPTED',
      'STAFF_SHORTAGE',
      'HEALTH_NEEDS',
      'SUBSTANCE_USE',
      'PET_NOT_ACCEPTED',
    ] as const),
    ...(['ACCESSIBILITY', 'DOCUMENTS_MISSING', 'DECLARED_DATA_WRONG', 'OUT_OF_SERVICE'] as const),
  ],
  PERSON: [
    'REFUSES_SHELTER',
    'REFUSES_DISTANCE',
    'REFUSES_SEPARATION',
    'RETURNS_HOME',
    'HAS_OWN_SOLUTION',
    'LEFT',
  ],
  SERVICE: ['BETTER_OPTION', 'HOSPITAL_FIRST', 'NOT_APPROPRIATE', 'OUT_OF_SCOPE'],
};

/** Why it came to nothing: who said no, and the reason from the closed list. */
export function PlacementRefusalDialog({
  placementId,
  onClose,
}: {
  readonly placementId: string;
  readonly onClose: () => void;
}) {
  const [refuse, isBusy] = useAct(refuseMutation);
  const [actor, setActor] = useState<Actor>('SHELTER');
  const [note, setNote] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const tell = useTell();
  const send = async (reason: Reason) => {
    const { error } = await refuse({ placementId, actor, reason, note: note.trim() || null });
    if (error) return setFault(saidBy(error));
    tell(say('refusal.done'));
    onClose();
  };
  return (
    <Dialog title={say('refusal.title')} onClose={onClose}>
      {fault ? <Banner tone="danger">{fault}</Banner> : null}
      <Chips label={say('refusal.who')}>
        {(Object.keys(reasons) as Actor[]).map((value) => (
          <Chip key={value} isChosen={actor === value} onPress={() => setActor(value)}>
            {labelOf('RefusalActor', value)}
          </Chip>
        ))}
      </Chips>
      <LongTextField
        label={say('refusal.note')}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <div className="acts">
        {reasons[actor].map((reason) => (
          <Button key={reason} isBusy={isBusy} onClick={() => send(reason)}>
            {labelOf('RefusalReason', reason)}
          </Button>
        ))}
      </div>
    </Dialog>
  );
}

/** Somebody telephoned and there was no bed: it ranks lower until the shelter speaks again. */
export function RefusalDialog({ offer, onClose }: { readonly offer: Offer; readonly onClose: () => void }) {
  const [dispute, isBusy] = useAct(disputeMutation);
  const [note, setNote] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const tell = useTell();
  return (
    <Dialog title={say('dispute.title', { name: offer.shelter.name })} onClose={onClose}>
      <p>{say('dispute.what')}</p>
      {fault ? <Banner tone="danger">{fault}</Banner> : null}
      <LongTextField
        label={say('dispute.note')}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <Button
        weight="main"
        isWide
        isBusy={isBusy}
        onClick={async () => {
          const { error } = await dispute({ poolId: offer.pool.id, note: note.trim() || null });
          if (error) return setFault(saidBy(error));
          tell(say('dispute.done'));
          onClose();
        }}
      >
        {say('dispute.send')}
      </Button>
    </Dialog>
  );
}
