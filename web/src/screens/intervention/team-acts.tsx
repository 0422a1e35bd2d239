import { useState } from 'react';
import { useQuery } from 'urql';
import { saidBy } from '../../api/faults';
import { useAct } from '../../api/use-act';
import { useSending } from '../../api/use-sending';
import { ActDialog } from '../../design/act-dialog';
import { Button } from '../../design/button';
import { ChoiceField, LongTextField, TextField } from '../../design/field';
import { useTell } from '../../design/notice';
import { useSigned } from '../../frame/session';
import { say } from '../../language/say';
import type { OneCase } from './intervention';
import {
  assignMediatorMutation,
  mediatorsQuery,
  takeOverMutation,
  tellPatrolMutation,
} from './intervention.documents';
import { StayDialog } from './stay-dialog';

interface TeamActsProps {
  readonly one: OneCase;
  readonly onDone: () => void;
}

/** Who works on the case, and what the patrol is told. */
export function TeamActs({ one, onDone }: TeamActsProps) {
  const { name, permissions } = useSigned();
  const [takeOver, isTaking] = useAct(takeOverMutation);
  const [act, setAct] = useState<'mediator' | 'tell' | 'stay' | null>(null);
  const tell = useTell();
  const close = () => {
    setAct(null);
    onDone();
  };
  const mayAssign = permissions.includes('interventions.assign');
  return (
    <>
      {permissions.includes('placements.hold') ? (
        <Button onClick={() => setAct('tell')}>{say('case.tell')}</Button>
      ) : null}
      {mayAssign ? <Button onClick={() => setAct('mediator')}>{say('case.callMediator')}</Button> : null}
      {mayAssign && one.assignedTo !== name ? (
        <Button
          isBusy={isTaking}
          onClick={async () => {
            const { error } = await takeOver({ interventionId: one.id });
            tell(error ? saidBy(error) : say('case.takenOver'));
            onDone();
          }}
        >
          {say('case.takeOver')}
        </Button>
      ) : null}
      {permissions.includes('placements.hold') ? (
        <Button onClick={() => setAct('stay')}>{say('stay.open')}</Button>
      ) : null}
      {act === 'stay' ? <StayDialog one={one} onClose={close} /> : null}
      {act === 'mediator' ? <MediatorDialog one={one} onClose={close} /> : null}
      {act === 'tell' ? <TellDialog one={one} onClose={close} /> : null}
    </>
  );
}

interface CaseDialogProps {
  readonly one: OneCase;
  readonly onClose: () => void;
}

function MediatorDialog({ one, onClose }: CaseDialogProps) {
  const tell = useTell();
  const [mediatorId, setMediatorId] = useState('');
  const [{ data }] = useQuery({ query: mediatorsQuery });
  const { send, isBusy, fault } = useSending(assignMediatorMutation, () => {
    tell(say('case.mediatorDone'));
    onClose();
  });
  return (
    <ActDialog
      title={say('case.callMediator')}
      what={one.mediator ? say('case.mediatorIs', { name: one.mediator }) : say('case.mediatorWhat')}
      send={say(mediatorId === '' && one.mediator ? 'case.mediatorNone' : 'case.mediatorSend')}
      onSend={() => void send({ interventionId: one.id, mediatorId: mediatorId || null })}
      {...{ isBusy, fault, onClose }}
    >
      <ChoiceField
        label={say('case.mediator')}
        value={mediatorId}
        nothing={say('case.nobody')}
        choices={(data?.mediators ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onChoose={setMediatorId}
      />
    </ActDialog>
  );
}

/** The words the patrol hears, kept with when and to whom; also where there is no solution. */
function TellDialog({ one, onClose }: CaseDialogProps) {
  const tell = useTell();
  const confirmed = one.placements.filter(({ state }) => state === 'CONFIRMED');
  const [words, setWords] = useState(() =>
    confirmed.flatMap(({ directions }) => (directions ? [directions] : [])).join('\n'),
  );
  const [toldTo, setToldTo] = useState('');
  const { send, isBusy, fault } = useSending(tellPatrolMutation, () => {
    tell(say('held.told'));
    onClose();
  });
  return (
    <ActDialog
      title={say('case.tell')}
      what={say(confirmed.length > 0 ? 'case.tellWhat' : 'case.tellNothing')}
      send={say('case.tellSend')}
      onSend={() =>
        void send({
          interventionId: one.id,
          placementIds: confirmed.map(({ id }) => id),
          toldTo: toldTo.trim() || null,
          words: words.trim() || null,
        })
      }
      {...{ isBusy, fault, onClose }}
    >
      <TextField
        label={say('case.tellTo')}
        value={toldTo}
        onChange={(event) => setToldTo(event.target.value)}
      />
      <LongTextField
        label={say('case.tellWords')}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
    </ActDialog>
  );
}
