import { useState } from 'react';
import { useSending } from '../../api/use-sending';
import { ActDialog } from '../../design/act-dialog';
import { useTell } from '../../design/notice';
import { say } from '../../language/say';
import { FactsFields, type FactsTyped, sentFacts, typedFacts } from './facts-fields';
import { editShelterMutation } from './shelter.documents';
import type { ShelterInFull } from './shelter.types';

/** Changes what the directory says of the house. */
export function FactsDialog({
  shelter,
  onClose,
}: {
  readonly shelter: ShelterInFull;
  readonly onClose: () => void;
}) {
  const tell = useTell();
  const [facts, setFacts] = useState<FactsTyped>(() => typedFacts(shelter));
  const { send, isBusy, fault } = useSending(editShelterMutation, () => {
    tell(say('edit.saved'));
    onClose();
  });
  return (
    <ActDialog
      title={say('edit.facts')}
      send={say('edit.save')}
      onSend={() =>
        void send({ ...sentFacts(facts), shelterId: shelter.id, expectedRevision: shelter.revision })
      }
      {...{ isBusy, fault, onClose }}
    >
      <FactsFields facts={facts} onChange={setFacts} />
    </ActDialog>
  );
}
