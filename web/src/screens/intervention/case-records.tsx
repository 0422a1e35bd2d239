import { useState } from 'react';
import { forgetful } from '../../api/client';
import { saidBy } from '../../api/faults';
import { useSending } from '../../api/use-sending';
import { ActDialog } from '../../design/act-dialog';
import { Button } from '../../design/button';
import { Card } from '../../design/card';
import { LongTextField } from '../../design/field';
import { Banner, useTell } from '../../design/notice';
import { useMinute } from '../../frame/frame';
import { useSigned } from '../../frame/session';
import { say } from '../../language/say';
import { instantInWords } from '../../language/time-in-words';
import type { OneCase } from './intervention';
import { eraseMutation, extractQuery } from './intervention.documents';

interface CaseRecordsProps {
  readonly one: OneCase;
  readonly onDone: () => void;
}

/** For the coordinator: everything that is kept of the case, and its erasure. */
export function CaseRecords({ one, onDone }: CaseRecordsProps) {
  const { permissions } = useSigned();
  const now = useMinute();
  const [fault, setFault] = useState<string | null>(null);
  const [isErasing, setErasing] = useState(false);
  if (!permissions.includes('cases.erase')) return null;
  const extract = async () => {
    const { data, error } = await forgetful.query(extractQuery, { interventionId: one.id });
    setFault(error ? saidBy(error) : null);
    if (data?.interventionExtract) download(`${one.number}.json`, data.interventionExtract.json);
  };
  return (
    <Card level={3} title={say('records.title')}>
      <p className="soft">
        {one.erasedAt
          ? say('records.erased', { at: instantInWords(new Date(one.erasedAt), now) })
          : say('records.what')}
      </p>
      {fault ? <Banner tone="danger">{fault}</Banner> : null}
      <div className="acts not-printed">
        <Button onClick={() => void extract()}>{say('records.extract')}</Button>
        {one.state === 'CLOSED' && !one.erasedAt ? (
          <Button weight="danger" onClick={() => setErasing(true)}>
            {say('records.erase')}
          </Button>
        ) : null}
      </div>
      {isErasing ? (
        <EraseDialog
          one={one}
          onClose={() => {
            setErasing(false);
            onDone();
          }}
        />
      ) : null}
    </Card>
  );
}

function EraseDialog({ one, onClose }: { readonly one: OneCase; readonly onClose: () => void }) {
  const tell = useTell();
  const [reason, setReason] = useState('');
  const { send, isBusy, fault } = useSending(eraseMutation, () => {
    tell(say('records.done'));
    onClose();
  });
  return (
    <ActDialog
      title={say('records.eraseTitle', { number: one.number })}
      what={say('records.eraseWhat')}
      send={say('records.eraseSend')}
      weight="danger"
      onSend={() => void send({ interventionId: one.id, reason: reason.trim() })}
      {...{ isBusy, fault, onClose }}
    >
      <LongTextField
        label={say('records.reason')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </ActDialog>
  );
}

/** Handed to whoever asked for it; the browser keeps the file where they put it, the page keeps nothing. */
function download(name: string, content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: 'application/json' }));
  Object.assign(document.createElement('a'), { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
