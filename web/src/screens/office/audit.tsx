import '../../language/office';
import { useState } from 'react';
import { useQuery } from 'urql';
import { saidBy } from '../../api/faults';
import type { AuditQuery } from '../../api/generated/graphql';
import { Card, Chip, Chips } from '../../design/card';
import { ChoiceField, TextField } from '../../design/field';
import { Banner, Empty, Waiting } from '../../design/notice';
import { Pager, usePages } from '../../design/pager';
import { Frame, useMinute } from '../../frame/frame';
import { useSigned } from '../../frame/signed';
import { choicesOf, labelOf, type ValueOf } from '../../language/label';
import { romeInstant } from '../../language/rome';
import { say } from '../../language/say';
import { instantInWords } from '../../language/time-in-words';
import { AlertsOfAccess } from '../alerts/alerts-of-access';
import { auditQuery } from './office.documents';
import { Unusual } from './unusual';
import { WhoSaw } from './who-saw';
import './office.css';

const views = ['trail', 'whoSaw', 'unusual'] as const;

/** Who read or did what; who saw one thing; who reads more than anybody needs. */
export function Audit() {
  const { roles } = useSigned();
  const [view, setView] = useState<(typeof views)[number]>('trail');
  return (
    <Frame title={say('audit.title')}>
      {roles.includes('AUDITOR') ? <AlertsOfAccess /> : null}
      <p className="soft">{say('audit.what')}</p>
      <Chips label={say('audit.view')}>
        {views.map((one) => (
          <Chip key={one} isChosen={view === one} onPress={() => setView(one)}>
            {say(`audit.${one}`)}
          </Chip>
        ))}
      </Chips>
      {view === 'trail' ? <Trail /> : null}
      {view === 'whoSaw' ? <WhoSaw /> : null}
      {view === 'unusual' ? <Unusual /> : null}
      <Card title={say('audit.chain')}>
        <p>{say('audit.chainWhat')}</p>
      </Card>
    </Frame>
  );
}

function Trail() {
  const now = useMinute();
  const pages = usePages();
  const [action, setAction] = useState<ValueOf<'AuditAction'> | ''>('');
  const [target, setTarget] = useState<ValueOf<'AuditTarget'> | ''>('');
  const [day, setDay] = useState('');
  const narrow = (change: () => void) => {
    change();
    pages.reset();
  };
  const filter = {
    action: action || null,
    target: target || null,
    from: romeInstant(`${day}T00:00`)?.toISOString() ?? null,
    to: romeInstant(`${day}T23:59`)?.toISOString() ?? null,
  };
  const [{ data, error, fetching }] = useQuery({
    query: auditQuery,
    variables: { filter, after: pages.after },
    // Reading is written down: what was read is not asked for a second time behind one's back.
    requestPolicy: 'network-only',
  });
  const page = data?.auditEntries;
  return (
    <>
      <form className="card field-row not-printed" onSubmit={(event) => event.preventDefault()}>
        <ChoiceField
          label={say('audit.action')}
          value={action}
          nothing={say('audit.anyAction')}
          choices={choicesOf('AuditAction')}
          onChoose={(value) => narrow(() => setAction(value))}
        />
        <ChoiceField
          label={say('audit.target')}
          value={target}
          nothing={say('audit.anyTarget')}
          choices={choicesOf('AuditTarget')}
          onChoose={(value) => narrow(() => setTarget(value))}
        />
        <TextField
          label={say('audit.day')}
          type="date"
          value={day}
          onChange={(event) => narrow(() => setDay(event.target.value))}
        />
      </form>
      {error ? <Banner tone="danger">{saidBy(error)}</Banner> : null}
      {!data && fetching ? <Waiting /> : null}
      {page?.nodes.length === 0 ? <Empty title={say('audit.none')} /> : null}
      {page && page.nodes.length > 0 ? (
        <ol className="card audit-list">
          {page.nodes.map((entry) => (
            <Entry key={entry.id} entry={entry} now={now} />
          ))}
        </ol>
      ) : null}
      <Pager pages={pages} info={page?.pageInfo} isBusy={fetching} />
    </>
  );
}

type AuditRow = AuditQuery['auditEntries']['nodes'][number];

function Entry({ entry, now }: { readonly entry: AuditRow; readonly now: Date }) {
  const { at, action, by, target, targetIds, reason, hasReason, details } = entry;
  return (
    <li className="audit-entry">
      <time className="soft" dateTime={at}>
        {instantInWords(new Date(at), now)}
      </time>
      <div>
        <b>{labelOf('AuditAction', action)}</b>
        <p>{[by?.name ?? say('audit.nobody'), by?.organisation, by?.district].filter(Boolean).join(' · ')}</p>
        {target ? (
          <p className="soft">
            {`${labelOf('AuditTarget', target)}: ${targetIds.slice(0, 3).join(', ')}${
              targetIds.length > 3 ? ` … ${targetIds.length}` : ''
            }`}
          </p>
        ) : null}
        {reason ? <p>{reason}</p> : null}
        {!reason && hasReason ? <p className="soft">{say('audit.reasonHidden')}</p> : null}
        {details.length > 0 ? (
          <p className="soft">{details.map(({ name, value }) => `${name} ${value}`).join(' · ')}</p>
        ) : null}
      </div>
    </li>
  );
}
