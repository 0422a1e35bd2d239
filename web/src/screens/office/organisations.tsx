import '../../language/office';
import { useDeferredValue, useState } from 'react';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { saidBy } from '../../api/faults';
import type { OrganisationsQuery } from '../../api/generated/graphql';
import { useSending } from '../../api/use-sending';
import { ActDialog } from '../../design/act-dialog';
import { Button } from '../../design/button';
import { Card } from '../../design/card';
import { ChoiceField, TextField } from '../../design/field';
import { Banner, Empty, useTell, Waiting } from '../../design/notice';
import { Pager, usePages } from '../../design/pager';
import { Frame } from '../../frame/frame';
import { useSigned } from '../../frame/session';
import { choicesOf, labelOf, type ValueOf } from '../../language/label';
import { say } from '../../language/say';
import { closeOrganisationMutation, organisationsQuery } from './office.documents';
import { OrganisationDialog } from './organisation-dialog';
import './office.css';

export type Organisation = OrganisationsQuery['organisations']['nodes'][number];

/** Who runs shelters and services. */
export function Organisations() {
  const [text, setText] = useState('');
  const [sector, setSector] = useState<ValueOf<'OrganisationSector'> | ''>('');
  const [isMaking, setMaking] = useState(false);
  const pages = usePages();
  const asked = useDeferredValue(text.trim());
  const [{ data, error, fetching }, ask] = useQuery({
    query: organisationsQuery,
    variables: { text: asked || null, sector: sector || null, after: pages.after },
  });
  const again = () => ask({ requestPolicy: 'network-only' });
  const page = data?.organisations;
  return (
    <Frame title={say('organisations.title')}>
      <Button weight="main" isWide onClick={() => setMaking(true)}>
        {say('organisations.make')}
      </Button>
      <form className="card field-row not-printed" onSubmit={(event) => event.preventDefault()}>
        <TextField
          label={say('organisations.search')}
          type="search"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            pages.reset();
          }}
        />
        <ChoiceField
          label={say('organisations.sector')}
          value={sector}
          nothing={say('organisations.anySector')}
          choices={choicesOf('OrganisationSector')}
          onChoose={(value) => {
            setSector(value);
            pages.reset();
          }}
        />
      </form>
      {error ? <Banner tone="danger">{saidBy(error)}</Banner> : null}
      {!data && fetching ? <Waiting /> : null}
      {page?.nodes.length === 0 ? <Empty title={say('organisations.none')} /> : null}
      {page?.nodes.map((organisation) => (
        <OrganisationCard key={organisation.id} organisation={organisation} onDone={again} />
      ))}
      <Pager pages={pages} info={page?.pageInfo} isBusy={fetching} />
      {isMaking ? (
        <OrganisationDialog
          onClose={() => {
            setMaking(false);
            again();
          }}
        />
      ) : null}
    </Frame>
  );
}

interface OrganisationProps {
  readonly organisation: Organisation;
  readonly onDone: () => void;
}

function OrganisationCard({ organisation, onDone }: OrganisationProps) {
  const { roles, districtId } = useSigned();
  const [act, setAct] = useState<'edit' | 'close' | null>(null);
  const close = () => {
    setAct(null);
    onDone();
  };
  const { name, sector, legalForm, district, phone, email, shelters } = organisation;
  const isKept = roles.includes('ADMIN') || (district && district.id === districtId);
  return (
    <Card title={name} aside={labelOf('OrganisationSector', sector)}>
      <p className="soft">
        {[labelOf('LegalForm', legalForm), district?.name, phone, email].filter(Boolean).join(' · ')}
      </p>
      {shelters.length > 0 ? (
        <ul className="office-links">
          {shelters.map((shelter) => (
            <li key={shelter.id}>
              <Link href={`/strutture/${shelter.id}`}>{shelter.name}</Link>
            </li>
          ))}
        </ul>
      ) : null}
      {isKept ? (
        <div className="acts">
          <Button onClick={() => setAct('edit')}>{say('organisations.edit')}</Button>
          <Button weight="danger" onClick={() => setAct('close')}>
            {say('organisations.close')}
          </Button>
        </div>
      ) : null}
      {act === 'edit' ? <OrganisationDialog organisation={organisation} onClose={close} /> : null}
      {act === 'close' ? <CloseDialog organisation={organisation} onClose={close} /> : null}
    </Card>
  );
}

function CloseDialog({ organisation, onClose }: { organisation: Organisation; onClose: () => void }) {
  const tell = useTell();
  const { send, isBusy, fault } = useSending(closeOrganisationMutation, () => {
    tell(say('organisations.closed'));
    onClose();
  });
  return (
    <ActDialog
      title={say('organisations.closeTitle', { name: organisation.name })}
      what={say('organisations.closeWhat')}
      send={say('organisations.close')}
      weight="danger"
      onSend={() => void send({ organisationId: organisation.id, expectedRevision: organisation.revision })}
      {...{ isBusy, fault, onClose }}
    />
  );
}
