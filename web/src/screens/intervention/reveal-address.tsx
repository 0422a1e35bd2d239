import { useCallback, useState } from 'react';
import { forgetful } from '../../api/client';
import { saidBy } from '../../api/faults';
import type { RevealMutation } from '../../api/generated/graphql';
import { ActDialog } from '../../design/act-dialog';
import { Button } from '../../design/button';
import { LongTextField } from '../../design/field';
import { useTell } from '../../design/notice';
import { ShownForAWhile } from '../../design/shown-for-a-while';
import { useSigned } from '../../frame/session';
import { say } from '../../language/say';
import type { OneCase } from './intervention';
import { revealMutation } from './intervention.documents';

type Revealed = RevealMutation['revealAddress'];
const lastsMs = 3 * 3_600_000;

/**
 * The address of a guarded shelter, while somebody is on the way: asked for with a reason, never kept by the page, and
 * wiped when its time is over, when the page is put away or when one has read it.
 */
export function RevealAddress({ placement }: { readonly placement: OneCase['placements'][number] }) {
  const { permissions } = useSigned();
  const tell = useTell();
  const [isAsking, setAsking] = useState(false);
  const [revealed, setRevealed] = useState<Revealed | null>(null);
  const wipe = useCallback(() => {
    setRevealed(null);
    tell(say('reveal.wiped'));
  }, [tell]);
  const secrecy = placement.pool?.shelter.secrecy;
  const isGuarded = secrecy === 'CONFIDENTIAL_ADDRESS' || secrecy === 'SECRET';
  if (!isGuarded || placement.state !== 'CONFIRMED' || !permissions.includes('addresses.reveal')) return null;
  if (revealed)
    return (
      <ShownForAWhile
        label={say('reveal.left')}
        until={new Date(revealed.expiresAt)}
        lastsMs={lastsMs}
        onOver={wipe}
      >
        <p className="secret-words">{revealed.address}</p>
        <p className="soft">{say('reveal.care')}</p>
      </ShownForAWhile>
    );
  return (
    <>
      <Button isWide onClick={() => setAsking(true)}>
        {say('reveal.open')}
      </Button>
      {isAsking ? (
        <RevealDialog
          placementId={placement.id}
          onClose={() => setAsking(false)}
          onRevealed={(answer) => {
            setAsking(false);
            setRevealed(answer);
          }}
        />
      ) : null}
    </>
  );
}

interface RevealDialogProps {
  readonly placementId: string;
  readonly onClose: () => void;
  readonly onRevealed: (revealed: Revealed) => void;
}

function RevealDialog({ placementId, onClose, onRevealed }: RevealDialogProps) {
  const [reason, setReason] = useState('');
  const [requestKey] = useState(() => crypto.randomUUID());
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const send = async () => {
    setBusy(true);
    const input = { placementId, reason: reason.trim(), requestKey };
    const { data, error } = await forgetful.mutation(revealMutation, { input });
    setBusy(false);
    if (error) return setFault(saidBy(error));
    if (data) onRevealed(data.revealAddress);
  };
  return (
    <ActDialog
      title={say('reveal.title')}
      what={say('reveal.what')}
      send={say('reveal.send')}
      onSend={() => void send()}
      {...{ isBusy, fault, onClose }}
    >
      <LongTextField
        label={say('reveal.reason')}
        help={say('reveal.reasonHelp')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </ActDialog>
  );
}
