import { useState } from 'react';
import { saidBy } from '../../api/faults';
import { useAct } from '../../api/use-act';
import { Button } from '../../design/button';
import { Dialog } from '../../design/dialog';
import { ChoiceField, LongTextField } from '../../design/field';
import { Banner, useTell } from '../../design/notice';
import { choicesOf, type ValueOf } from '../../language/label';
import { say } from '../../language/say';
import { closeMutation } from './intervention.documents';

/** How it ended. What is missing for that, the registry says. */
export function CloseDialog({
  interventionId,
  onClose,
}: {
  readonly interventionId: string;
  readonly onClose: () => void;
}) {
  const [close, isBusy] = useAct(closeMutation);
  const [outcome, setOutcome] = useState<ValueOf<'InterventionOutcome'> | ''>('');
  const [note, setNote] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const tell = useTell();
  const send = async () => {
    if (outcome === '') return setFault(say('close.noOutcome'));
    const { error } = await close({ interventionId, outcome, note: note.trim() || null });
    if (error) return setFault(saidBy(error));
    tell(say('close.done'));
    onClose();
  };
  return (
    <Dialog title={say('case.close')} onClose={onClose}>
      {fault ? <Banner tone="danger">{fault}</Banner> : null}
      <ChoiceField
        label={say('close.outcome')}
        value={outcome}
        nothing={say('need.choose')}
        // It follows from where people were placed, and is never entered.
        choices={choicesOf('InterventionOutcome').filter(({ value }) => value !== 'PLACED_PROTECTED')}
        onChoose={setOutcome}
      />
      <LongTextField
        label={say('close.note')}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <Button weight="main" isWide isBusy={isBusy} onClick={send}>
        {say('close.send')}
      </Button>
    </Dialog>
  );
}
