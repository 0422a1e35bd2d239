import { type FormEvent, useState } from 'react';
import { useQuery } from 'urql';
import { saidBy } from '../../api/faults';
import { Button } from '../../design/button';
import { ChoiceField, TextField } from '../../design/field';
import { Banner, Empty, Waiting } from '../../design/notice';
import { useMinute } from '../../frame/frame';
import { choicesOf, labelOf, type ValueOf } from '../../language/label';
import { say } from '../../language/say';
import { instantInWords } from '../../language/time-in-words';
import { whoSawQuery } from './office.documents';

/** Who saw one shelter, case or person. */
export function WhoSaw() {
  const now = useMinute();
  const [target, setTarget] = useState<ValueOf<'AuditTarget'>>('SHELTER');
  const [typed, setTyped] = useState('');
  const [targetId, setTargetId] = useState('');
  const [{ data, error, fetching }] = useQuery({
    query: whoSawQuery,
    variables: { target, targetId },
    pause: targetId === '',
    requestPolicy: 'network-only',
  });
  const ask = (event: FormEvent) => {
    event.preventDefault();
    setTargetId(typed.trim());
  };
  const sightings = targetId === '' ? null : (data?.whoSaw ?? null);
  return (
    <>
      <form className="card act-form not-printed" onSubmit={ask} noValidate>
        <ChoiceField
          label={say('audit.target')}
          value={target}
          choices={choicesOf('AuditTarget')}
          onChoose={(value) => {
            setTargetId('');
            setTarget(value === '' ? 'SHELTER' : value);
          }}
        />
        <TextField
          label={say('audit.id')}
          help={say('audit.idHelp')}
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button weight="main" type="submit" disabled={typed.trim() === ''}>
          {say('audit.ask')}
        </Button>
      </form>
      {error ? <Banner tone="danger">{saidBy(error)}</Banner> : null}
      {fetching ? <Waiting /> : null}
      {sightings?.length === 0 ? <Empty title={say('audit.nobodySaw')} /> : null}
      {sightings && sightings.length > 0 ? (
        <ol className="card audit-list">
          {sightings.map(({ by, actions, times, firstAt, lastAt }) => (
            <li key={`${by?.id} ${firstAt}`} className="audit-entry">
              <time className="soft" dateTime={lastAt}>
                {instantInWords(new Date(lastAt), now)}
              </time>
              <div>
                <b>{by?.name ?? say('audit.nobody')}</b>
                <p>{actions.map((action) => labelOf('AuditAction', action)).join(', ')}</p>
                <p className="soft">
                  {say('audit.times', { times, first: instantInWords(new Date(firstAt), now) })}
                </p>
              </div>
            </li>
          ))}
        </ol>
      ) : null}
    </>
  );
}
