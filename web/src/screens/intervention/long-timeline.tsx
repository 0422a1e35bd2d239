import { useState } from 'react';
import { useClient } from 'urql';
import { saidBy } from '../../api/faults';
import { Button } from '../../design/button';
import { Banner } from '../../design/notice';
import { Timeline } from '../../design/timeline';
import { say } from '../../language/say';
import type { OneCase } from './intervention';
import { interventionQuery } from './intervention.documents';
import { momentOf } from './moment-in-words';

type Moments = OneCase['timeline'];

/** What happened, page after page: the beginning stays while more is fetched. */
export function LongTimeline({ one }: { readonly one: OneCase }) {
  const api = useClient();
  const [later, setLater] = useState<readonly Moments[]>([]);
  const [fault, setFault] = useState<string | null>(null);
  const pages = [one.timeline, ...later];
  const last = pages.at(-1)?.pageInfo;
  const more = async () => {
    const { data, error } = await api
      .query(interventionQuery, { id: one.id, after: last?.endCursor }, { requestPolicy: 'network-only' })
      .toPromise();
    setFault(error ? saidBy(error) : null);
    const next = data?.intervention?.timeline;
    if (next) setLater([...later, next]);
  };
  return (
    <>
      <Timeline items={pages.flatMap(({ nodes }) => nodes.map(momentOf))} />
      {fault ? <Banner tone="danger">{fault}</Banner> : null}
      {last?.hasNextPage ? <Button onClick={() => void more()}>{say('case.more')}</Button> : null}
    </>
  );
}
