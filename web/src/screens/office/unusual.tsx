import { useQuery } from 'urql';
import { saidBy } from '../../api/faults';
import { Banner, Empty, Waiting } from '../../design/notice';
import { labelOf } from '../../language/label';
import { say } from '../../language/say';
import { dayInWords } from '../../language/time-in-words';
import { unusualQuery } from './office.documents';

/** Who read more than is their habit. */
export function Unusual() {
  const [{ data, error, fetching }] = useQuery({ query: unusualQuery, requestPolicy: 'network-only' });
  const found = data?.unusualReading;
  return (
    <>
      {error ? <Banner tone="danger">{saidBy(error)}</Banner> : null}
      {!data && fetching ? <Waiting /> : null}
      {found?.length === 0 ? <Empty title={say('audit.nothingUnusual')} /> : null}
      {found && found.length > 0 ? (
        <ol className="card audit-list">
          {found.map(({ by, kind, count, usual, from }) => (
            <li key={`${by.id} ${kind} ${from}`} className="audit-entry">
              <time className="soft" dateTime={from}>
                {dayInWords(new Date(from))}
              </time>
              <div>
                <b>{by.name}</b>
                <p>{labelOf('ReadingKind', kind)}</p>
                <p className="soft">{say('audit.more', { count, usual })}</p>
              </div>
            </li>
          ))}
        </ol>
      ) : null}
    </>
  );
}
