import { useDeferredValue, useState } from 'react';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { saidBy } from '../../api/faults';
import type { SheltersQuery } from '../../api/generated/graphql';
import { Card } from '../../design/card';
import { ChoiceField, TextField } from '../../design/field';
import { LightMark } from '../../design/light-mark';
import { Banner, Empty, Waiting } from '../../design/notice';
import { Pager, usePages } from '../../design/pager';
import { useMinute } from '../../frame/frame';
import { choicesOf, labelOf, type ValueOf } from '../../language/label';
import { say } from '../../language/say';
import { ageInWords } from '../../language/time-in-words';
import { PlaceField } from '../find/place-field';
import { lightOfPool } from '../shelter/pool-light';
import { sheltersQuery } from './directory.documents';
import type { ListProps } from './directory-filters';

type Listed = NonNullable<SheltersQuery['shelters']>['nodes'][number];

/** The shelters one may see, by name, place, kind of need or who runs them. */
export function ShelterList({ place, onPlace }: ListProps) {
  const now = useMinute();
  const [text, setText] = useState('');
  const [category, setCategory] = useState<ValueOf<'NeedCategory'> | ''>('');
  const [sector, setSector] = useState<ValueOf<'OrganisationSector'> | ''>('');
  const pages = usePages();
  const narrow = (change: () => void) => {
    change();
    pages.reset();
  };
  const asked = useDeferredValue(text.trim());
  const filter = {
    text: asked || null,
    category: category || null,
    sector: sector || null,
    municipality: place?.istatCode ?? null,
  };
  const [{ data, error, fetching }] = useQuery({
    query: sheltersQuery,
    variables: { filter, after: pages.after },
  });
  const page = data?.shelters;
  const filters = [category, sector, place].filter(Boolean).length;
  return (
    <>
      <form className="card not-printed" onSubmit={(event) => event.preventDefault()}>
        <TextField
          label={say('directory.search')}
          type="search"
          value={text}
          onChange={(event) => narrow(() => setText(event.target.value))}
        />
        <details className="directory-filters" open={filters > 0}>
          <summary>{say('directory.filters', { filters })}</summary>
          <ChoiceField
            label={say('need.category')}
            value={category}
            nothing={say('directory.anyNeed')}
            choices={choicesOf('NeedCategory')}
            onChoose={(value) => narrow(() => setCategory(value))}
          />
          <ChoiceField
            label={say('directory.sector')}
            value={sector}
            nothing={say('directory.anySector')}
            choices={choicesOf('OrganisationSector')}
            onChoose={(value) => narrow(() => setSector(value))}
          />
          <PlaceField
            label={say('directory.municipality')}
            place={place}
            onChange={(chosen) => narrow(() => onPlace(chosen))}
          />
        </details>
      </form>
      {error ? <Banner tone="danger">{saidBy(error)}</Banner> : null}
      {!data && fetching ? <Waiting /> : null}
      {page && page.nodes.length === 0 ? (
        <Empty title={say('directory.none')}>{say('directory.noneWhat')}</Empty>
      ) : null}
      <div className="directory-list">
        {page?.nodes.map((shelter) => (
          <ShelterCard key={shelter.id} shelter={shelter} now={now} />
        ))}
      </div>
      <Pager pages={pages} info={page?.pageInfo} isBusy={fetching} />
    </>
  );
}

function ShelterCard({ shelter, now }: { readonly shelter: Listed; readonly now: Date }) {
  const { id, name, kind, toldArea, admitsNow, organisation, pools } = shelter;
  const told = [labelOf('ShelterKind', kind), organisation.name];
  return (
    <Card
      title={
        <Link className="directory-name" href={`/strutture/${id}`}>
          {name}
        </Link>
      }
      aside={toldArea}
    >
      <p className="soft">
        {[...told, admitsNow === false ? say('directory.closedNow') : null].filter(Boolean).join(' · ')}
      </p>
      <ul className="directory-pools">
        {pools.map((pool) => (
          <li key={pool.id}>
            <span>
              {pool.name}
              <span className="soft directory-age">
                {pool.freshness.observedAt
                  ? ageInWords(new Date(pool.freshness.observedAt), now)
                  : say('offer.never')}
              </span>
            </span>
            <LightMark isSmall light={lightOfPool(pool)} free={pool.free ?? null} unit="" />
          </li>
        ))}
      </ul>
    </Card>
  );
}
