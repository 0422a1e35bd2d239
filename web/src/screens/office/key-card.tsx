import { useState } from 'react';
import type { KeysQuery } from '../../api/generated/graphql';
import { useSending } from '../../api/use-sending';
import { ActDialog } from '../../design/act-dialog';
import { Button } from '../../design/button';
import { Card } from '../../design/card';
import { Dialog } from '../../design/dialog';
import { useTell } from '../../design/notice';
import { Stepper } from '../../design/stepper';
import { useMinute } from '../../frame/frame';
import { say } from '../../language/say';
import { ageInWords, dateInWords } from '../../language/time-in-words';
import { revokeKeyMutation, rotateKeyMutation } from './office.documents';
import { scopeInWords } from './scopes';
import { SecretToCopy } from './secret-to-copy';

type ApiKey = KeysQuery['apiKeys']['nodes'][number];
interface KeyCardProps {
  readonly apiKey: ApiKey;
  readonly onDone: () => void;
}

export function KeyCard({ apiKey, onDone }: KeyCardProps) {
  const now = useMinute();
  const [act, setAct] = useState<'rotate' | 'revoke' | null>(null);
  const close = () => {
    setAct(null);
    onDone();
  };
  const { name, accountName, hint, scopes, lastUsedAt, isInForce } = apiKey;
  return (
    <Card title={name} aside={`${hint}…`}>
      <p className="soft">
        {[accountName === name ? null : accountName, endOf(apiKey)].filter(Boolean).join(' · ')}
      </p>
      <p>
        {lastUsedAt ? say('keys.used', { age: ageInWords(new Date(lastUsedAt), now) }) : say('keys.unused')}
      </p>
      <p className="soft">{scopes ? scopes.map(scopeInWords).join('; ') : say('keys.allScopes')}</p>
      {isInForce ? (
        <div className="acts">
          <Button onClick={() => setAct('rotate')}>{say('keys.rotate')}</Button>
          <Button weight="danger" onClick={() => setAct('revoke')}>
            {say('keys.revoke')}
          </Button>
        </div>
      ) : null}
      {act === 'rotate' ? <RotateDialog apiKey={apiKey} onClose={close} /> : null}
      {act === 'revoke' ? <RevokeDialog apiKey={apiKey} onClose={close} /> : null}
    </Card>
  );
}

function endOf({ isInForce, revokedAt, expiresAt }: ApiKey): string {
  if (revokedAt) return say('keys.revokedOn', { day: dateInWords(new Date(revokedAt)) });
  if (!expiresAt) return say('keys.forEver');
  const day = dateInWords(new Date(expiresAt));
  return say(isInForce ? 'keys.until' : 'keys.endedOn', { day });
}

interface KeyDialogProps {
  readonly apiKey: ApiKey;
  readonly onClose: () => void;
}

function RotateDialog({ apiKey, onClose }: KeyDialogProps) {
  const [overlapHours, setOverlapHours] = useState(24);
  const [secret, setSecret] = useState<string | null>(null);
  const { send, isBusy, fault } = useSending(rotateKeyMutation, ({ rotateApiKey }) =>
    setSecret(rotateApiKey.secret ?? ''),
  );
  if (secret !== null)
    return (
      <Dialog title={apiKey.name} onClose={onClose}>
        <SecretToCopy secret={secret} />
      </Dialog>
    );
  return (
    <ActDialog
      title={say('keys.rotateTitle', { name: apiKey.name })}
      what={say('keys.rotateWhat')}
      send={say('keys.rotateSend')}
      onSend={() => void send({ keyId: apiKey.id, overlapHours })}
      {...{ isBusy, fault, onClose }}
    >
      <Stepper label={say('keys.overlap')} value={overlapHours} most={720} onChange={setOverlapHours} />
    </ActDialog>
  );
}

function RevokeDialog({ apiKey, onClose }: KeyDialogProps) {
  const tell = useTell();
  const { send, isBusy, fault } = useSending(revokeKeyMutation, () => {
    tell(say('keys.revoked'));
    onClose();
  });
  return (
    <ActDialog
      title={say('keys.revokeTitle', { name: apiKey.name })}
      what={say('keys.revokeWhat')}
      send={say('keys.revoke')}
      weight="danger"
      onSend={() => void send({ keyId: apiKey.id })}
      {...{ isBusy, fault, onClose }}
    />
  );
}
