import { useState } from 'react';
import { useQuery } from 'urql';
import { saidBy } from '../../api/faults';
import type { ServicesQuery } from '../../api/generated/graphql';
import { CallLink } from '../../design/button';
import { Card } from '../../design/card';
import { ChoiceField } from '../../design/field';
import { Banner, Empty, Waiting } from '../../design/notice';
import { Pager, usePages } from '../../design/pager';
import { choicesOf, labelOf, type ValueOf } from '../../language/label';
import { say } from '../../language/say';
import { PlaceField } from '../find/place-field';
import { servicesQuery } from './directory.documents';
import type { ListProps } from './directory-filters';

type Listed = NonNullable<ServicesQuery['services']>['nodes'][number];

/** What helps besides a bed, those that answer now first. */
export function ServiceList({ place, onPlace }: ListProps) {
  const [kind, setKind] = useState<ValueOf<'ServiceKind'> | ''>('');
  const pages = usePages();
  const [{ data, error, fetching }] = useQuery({
    query: servicesQuery,
    variables: { kind: kind || null, municipality: place?.istatCode ?? null, after: pages.after },
  });
  const page = data?.services;
  return (
    <>
      <form className="card not-printed" onSubmit={(event) => event.preventDefault()}>
        <ChoiceField
          label={say('services.kind')}
          value={kind}
          nothing={say('services.any')}
          choices={choicesOf('ServiceKind')}
          onChoose={(value) => {
            setKind(value);
            pages.reset();
          }}
        />
        <PlaceField
          label={say('directory.municipality')}
          place={place}
          onChange={(chosen) => {
            onPlace(chosen);
            pages.reset();
          }}
        />
      </form>
      {error ? <Banner tone="danger">{saidBy(error)}</Banner> : null}
      {!data && fetching ? <Waiting /> : null}
      {page && page.nodes.length === 0 ? (
        <Empty title={say('services.none')}>{say('services.noneWhat')}</Empty>
      ) : null}
      <div className="directory-list">
        {page?.nodes.map((service) => (
          <ServiceCard key={service.id} service={service} />
        ))}
      </div>
      <Pager pages={pages} info={page?.pageInfo} isBusy={fetching} />
    </>
  );
}

function ServiceCard({ service }: { readonly service: Listed }) {
  const { name, kind, coverage, organisation, municipality, answersNow, hours, contacts, note } = service;
  const answers = answersNow === null ? null : say(answersNow ? 'services.answers' : 'services.silent');
  const first = contacts.find(({ phone }) => phone);
  return (
    <Card title={name} aside={answers}>
      <p className="soft">
        {[
          labelOf('ServiceKind', kind),
          organisation.name,
          municipality?.name,
          labelOf('ServiceCoverage', coverage),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {hours ? <p className="soft">{hours.inWords}</p> : null}
      {note ? <p>{note}</p> : null}
      {first?.phone ? (
        <CallLink phone={first.phone} isWide>
          {`${say('offer.call', { name: first.name })}, ${first.phone}`}
        </CallLink>
      ) : null}
    </Card>
  );
}
