import '../../language/directory';
import { lazy, Suspense, useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import { Chip, Chips } from '../../design/card';
import { Waiting } from '../../design/notice';
import { Frame } from '../../frame/frame';
import { useSigned } from '../../frame/session';
import { say } from '../../language/say';
import type { Place } from './directory-filters';
import { ServiceList } from './service-list';
import { ShelterList } from './shelter-list';
import './directory.css';

const ShelterMap = lazy(async () => ({ default: (await import('../map/shelter-map')).ShelterMap }));
const views = ['shelters', 'services', 'map'] as const;
/** As each stands in the address. */
const named = { shelters: 'strutture', services: 'servizi', map: 'mappa' } as const;

/** What can be used: shelters first, services beside them, and a map for who wants one. */
export function Directory() {
  const [params, setParams] = useSearchParams();
  const { permissions } = useSigned();
  const view = views.find((one) => named[one] === params.get('vista')) ?? 'shelters';
  const [place, setPlace] = useState<Place | null>(null);
  const show = (one: (typeof views)[number]) =>
    setParams(one === 'shelters' ? {} : { vista: named[one] }, { replace: true });
  return (
    <Frame title={say('directory.title')}>
      <Chips label={say('directory.what')}>
        {views.map((one) => (
          <Chip key={one} isChosen={view === one} onPress={() => show(one)}>
            {say(`directory.${one}`)}
          </Chip>
        ))}
      </Chips>
      {view === 'shelters' ? <ShelterList place={place} onPlace={setPlace} /> : null}
      {view === 'services' ? <ServiceList place={place} onPlace={setPlace} /> : null}
      {view === 'map' ? (
        <Suspense fallback={<Waiting />}>
          <ShelterMap
            onPlace={(chosen) => {
              setPlace(chosen);
              show('shelters');
            }}
          />
        </Suspense>
      ) : null}
      {permissions.includes('shelters.edit') && permissions.includes('organisations.edit') ? (
        <Link className="button button-second button-wide not-printed" href="/strutture/nuova">
          {say('directory.new')}
        </Link>
      ) : null}
    </Frame>
  );
}
