import { useEffect, useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { saidBy } from '../../api/faults';
import type { MappedQuery } from '../../api/generated/graphql';
import { Button } from '../../design/button';
import { Card } from '../../design/card';
import { Banner, Empty, Waiting } from '../../design/notice';
import { useSigned } from '../../frame/session';
import { romeLocal } from '../../language/rome';
import { say } from '../../language/say';
import { mapQuery } from '../directory/directory.documents';
import type { Place } from '../directory/directory-filters';
import { Drawing } from './drawing';
import { type Mark, marksOf } from './marks';
import { ringComuni } from './ring-comuni';
import './map.css';

type Shelter = NonNullable<MappedQuery['shelters']>['nodes'][number];
interface ShelterMapProps {
  readonly onPlace: (place: Place) => void;
}

/** Open shelters around the caller's district. Everything on it stands in the list too. */
export function ShelterMap({ onPlace }: ShelterMapProps) {
  const { districtId } = useSigned();
  const [after, setAfter] = useState<string | null>(null);
  const [earlier, setEarlier] = useState<readonly Shelter[]>([]);
  const [{ data, error, fetching }] = useQuery({
    query: mapQuery,
    variables: { district: districtId ?? '', filter: {}, after },
    pause: !districtId,
  });
  const page = data?.shelters;
  // Page after page, until all are there.
  useEffect(() => {
    const next = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    if (!page || !next || fetching || next === after) return;
    setEarlier((present) => [...present, ...page.nodes]);
    setAfter(next);
  }, [page, fetching, after]);
  const marks = useMemo(() => marksOf([...earlier, ...(page?.nodes ?? [])]), [earlier, page]);
  if (!districtId) return <Empty title={say('map.noDistrict')} />;
  const district = data?.district;
  return (
    <>
      {error ? <Banner tone="danger">{saidBy(error)}</Banner> : null}
      {district ? (
        <Drawing
          title={say('map.title', { district: district.name })}
          rings={ringComuni(district, romeLocal(new Date()).slice(0, 10))}
          marks={marks}
          onPlace={onPlace}
        />
      ) : (
        <Waiting />
      )}
      <Card title={say('map.list')}>
        <p className="soft">{say('map.what')}</p>
        <ul className="map-list">
          {inWords(marks).map((mark) => (
            <li key={mark.istatCode}>
              <Button weight="plain" onClick={() => onPlace(mark)}>
                {say('map.shelters', { shelters: mark.shelters.length, place: mark.name })}
              </Button>
            </li>
          ))}
        </ul>
      </Card>
    </>
  );
}

function inWords(marks: readonly Mark[]): Mark[] {
  return marks.toSorted((a, b) => a.name.localeCompare(b.name, 'it'));
}
