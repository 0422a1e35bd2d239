import { useState } from 'react';
import { useQuery } from 'urql';
import { saidBy } from '../../api/faults';
import type { PoolHistoryQuery } from '../../api/generated/graphql';
import { Button } from '../../design/button';
import { Dialog } from '../../design/dialog';
import { Banner, Waiting } from '../../design/notice';
import { Timeline } from '../../design/timeline';
import { labelOf } from '../../language/label';
import { say } from '../../language/say';
import { poolHistoryQuery } from './shelter.documents';
import type { PoolInFull } from './shelter.types';

type Change = NonNullable<PoolHistoryQuery['bedPool']>['history']['nodes'][number];

interface HistoryDialogProps {
  readonly pool: PoolInFull;
  readonly now: Date;
  readonly onClose: () => void;
}

/** What changed the figures, the newest first. */
export function HistoryDialog({ pool, onClose }: HistoryDialogProps) {
  const [earlier, setEarlier] = useState<readonly Change[]>([]);
  const [after, setAfter] = useState<string | null>(null);
  const [{ data, error, fetching }] = useQuery({
    query: poolHistoryQuery,
    variables: { id: pool.id, after },
    requestPolicy: 'network-only',
  });
  const page = data?.bedPool?.history;
  const changes = [...earlier, ...(page?.nodes ?? [])];
  return (
    <Dialog title={say('pool.history')} onClose={onClose}>
      <p className="soft">{pool.name}</p>
      {error ? <Banner tone="danger">{saidBy(error)}</Banner> : null}
      {!page && fetching ? <Waiting /> : null}
      {page && changes.length === 0 ? <p>{say('pool.historyNone')}</p> : null}
      <Timeline items={changes.map(itemOf)} />
      {page?.pageInfo.hasNextPage ? (
        <Button
          isWide
          isBusy={fetching}
          onClick={() => {
            setEarlier(changes);
            setAfter(page.pageInfo.endCursor ?? null);
          }}
        >
          {say('pool.older')}
        </Button>
      ) : null}
    </Dialog>
  );
}

function itemOf({ revision, at, kind, channel, actorName, operable, occupied, promised, free }: Change) {
  const number = (value: number | null | undefined) => value ?? say('pool.unknown');
  const figures = say('pool.figures', {
    ...{ operable, promised },
    occupied: number(occupied),
    free: number(free),
  });
  return {
    id: String(revision),
    at: new Date(at),
    title: labelOf('PoolChangeKind', kind),
    words: [figures, [actorName, labelOf('Channel', channel)].filter(Boolean).join(' · ')].join('\n'),
  };
}
