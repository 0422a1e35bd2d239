import { useCallback, useState } from 'react';
import { forgetful } from '../../api/client';
import { saidBy } from '../../api/faults';
import type { EmergencyPlaceQuery } from '../../api/generated/graphql';
import { useSending } from '../../api/use-sending';
import { ActDialog } from '../../design/act-dialog';
import { Button } from '../../design/button';
import { LongTextField, TextField } from '../../design/field';
import { Banner, useTell } from '../../design/notice';
import { ShownForAWhile } from '../../design/shown-for-a-while';
import { say } from '../../language/say';
import { breakGlassMutation, emergencyPlaceQuery } from './shelter.documents';

type Place = NonNullable<EmergencyPlaceQuery['emergencyPlace']>;
const hourMs = 3_600_000;

/** In an emergency: where a guarded shelter is, for an hour, with a reason and a code. */
export function BreakGlass({ shelterId }: { readonly shelterId: string }) {
  const tell = useTell();
  const [isAsking, setAsking] = useState(false);
  const [place, setPlace] = useState<Place | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const wipe = useCallback(() => {
    setPlace(null);
    tell(say('glass.wiped'));
  }, [tell]);
  const read = async (accessId: string) => {
    const { data, error } = await forgetful.query(emergencyPlaceQuery, { accessId });
    setFault(error ? saidBy(error) : null);
    setPlace(data?.emergencyPlace ?? null);
  };
  return (
    <>
      {fault ? <Banner tone="danger">{fault}</Banner> : null}
      {place ? (
        <ShownForAWhile
          label={say('glass.left')}
          until={new Date(place.expiresAt)}
          lastsMs={hourMs}
          onOver={wipe}
        >
          <h3>{say('glass.place')}</h3>
          <p className="secret-words">{place.address ?? say('glass.noAddress')}</p>
          {place.meetingPoint ? <p>{say('glass.meeting', { place: place.meetingPoint })}</p> : null}
        </ShownForAWhile>
      ) : (
        <Button weight="danger" isWide onClick={() => setAsking(true)}>
          {say('glass.open')}
        </Button>
      )}
      {isAsking ? (
        <BreakGlassDialog
          target="SHELTER"
          targetId={shelterId}
          onClose={() => setAsking(false)}
          onBroken={(accessId) => {
            setAsking(false);
            void read(accessId);
          }}
        />
      ) : null}
    </>
  );
}

interface BreakGlassDialogProps {
  readonly target: 'SHELTER' | 'INTERVENTION';
  readonly targetId: string;
  readonly onClose: () => void;
  readonly onBroken: (accessId: string, targetId: string) => void;
}

export function BreakGlassDialog({ target, targetId, onClose, onBroken }: BreakGlassDialogProps) {
  const [reason, setReason] = useState('');
  const [code, setCode] = useState('');
  const { send, isBusy, fault } = useSending(breakGlassMutation, ({ breakGlass }) =>
    onBroken(breakGlass.id, breakGlass.targetId),
  );
  return (
    <ActDialog
      title={say('glass.title')}
      what={say('glass.what')}
      send={say('glass.send')}
      weight="danger"
      onSend={() => void send({ target, targetId, reason: reason.trim(), code: code.trim() })}
      {...{ isBusy, fault, onClose }}
    >
      <LongTextField
        label={say('glass.reason')}
        help={say('glass.reasonHelp')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <TextField
        label={say('glass.code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
    </ActDialog>
  );
}
