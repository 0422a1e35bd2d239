import { useDeferredValue, useState } from 'react';
import { useQuery } from 'urql';
import { saidBy } from '../../api/faults';
import { graphql } from '../../api/generated';
import { Button } from '../../design/button';
import { Card } from '../../design/card';
import { ChoiceField, TextField } from '../../design/field';
import { Banner, Empty, Waiting } from '../../design/notice';
import { Frame, useMinute } from '../../frame/frame';
import { choicesOf, labelOf, type ValueOf } from '../../language/label';
import { say } from '../../language/say';
import { ageInWords } from '../../language/time-in-words';
import './directory.css';

const sheltersQuery = graphql(`
  query Shelters($filter: ShelterFilter, $after: String) {
    shelters(filter: $filter, first: 20, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes {
        id
        name
        kind
        secrecy
        toldArea
        admitsNow
        organisation { name }
        pools { id name free operable freshness { level observedAt } }
      }
    }
  }
`);

/** The shelters one may see, by name, place or kind of need. */
export function Directory() {
  const now = useMinute();
  const [text, setText] = useState('');
  const [category, setCategory] = useState<ValueOf<'NeedCategory'> | ''>('');
  const [after, setAfter] = useState<string | null>(null);
  const asked = useDeferredValue(text.trim());
  const filter = { text: asked || null, category: category === '' ? null : category };
  const [{ data, error, fetching }] = useQuery({ query: sheltersQuery, variables: { filter, after } });
  const page = data?.shelters;
  return (
    <Frame title={say('directory.title')}>
      <form className="card not-printed" onSubmit={(event) => event.preventDefault()}>
        <TextField
          label={say('directory.search')}
          type="search"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setAfter(null);
          }}
        />
        <ChoiceField
          label={say('need.category')}
          value={category}
          nothing={say('directory.anyNeed')}
          choices={choicesOf('NeedCategory')}
          onChoose={(value) => {
            setCategory(value);
            setAfter(null);
          }}
        />
      </form>
      {error ? <Banner tone="danger">{saidBy(error)}</Banner> : null}
      {!data && fetching ? <Waiting /> : null}
      {page && page.nodes.length === 0 ? (
        <Empty title={say('directory.none')}>{say('directory.noneWhat')}</Empty>
      ) : null}
      {page?.nodes.map(({ id, name, kind, toldArea, admitsNow, organisation, pools }) => (
        <Card key={id} title={name} aside={toldArea}>
          <p className="soft">
            {[
              labelOf('ShelterKind', kind),
              organisation.name,
              admitsNow === false ? say('directory.closedNow') : null,
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          <ul className="directory-pools">
            {pools.map((pool) => (
              <li key={pool.id}>
                <span>{pool.name}</span>
                <b>{pool.free ?? '–'}</b>
                <span className="soft">
                  {pool.freshness.observedAt
                    ? ageInWords(new Date(pool.freshness.observedAt), now)
                    : say('offer.never')}
                </span>
              </li>
            ))}
          </ul>
        </Card>
      ))}
      {page?.pageInfo.hasNextPage ? (
        <Button isWide isBusy={fetching} onClick={() => setAfter(page.pageInfo.endCursor ?? null)}>
          {say('directory.next')}
        </Button>
      ) : null}
    </Frame>
  );
}
