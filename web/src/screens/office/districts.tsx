import '../../language/office';
import { useState } from 'react';
import { useQuery } from 'urql';
import { saidBy } from '../../api/faults';
import type { DistrictsQuery } from '../../api/generated/graphql';
import { useAct } from '../../api/use-act';
import { useSending } from '../../api/use-sending';
import { ActDialog } from '../../design/act-dialog';
import { Button } from '../../design/button';
import { Card } from '../../design/card';
import { ChoiceField, TextField } from '../../design/field';
import { Banner, Empty, useTell, Waiting } from '../../design/notice';
import { Pager, usePages } from '../../design/pager';
import { Frame } from '../../frame/frame';
import { labelOf } from '../../language/label';
import { romeLocal } from '../../language/rome';
import { say } from '../../language/say';
import { dateInWords } from '../../language/time-in-words';
import { ComuniField, type NamedComune } from './comuni-field';
import {
  createDistrictMutation,
  districtsQuery,
  endAgreementMutation,
  makeAgreementMutation,
} from './office.documents';
import './office.css';

type District = DistrictsQuery['districts']['nodes'][number];

/** Districts, their comuni, and with whom they agree to place people. */
export function Districts() {
  const pages = usePages();
  const [isMaking, setMaking] = useState(false);
  const [{ data, error, fetching }, ask] = useQuery({
    query: districtsQuery,
    variables: { after: pages.after },
  });
  const again = () => ask({ requestPolicy: 'network-only' });
  const page = data?.districts;
  return (
    <Frame title={say('districts.title')}>
      <Button weight="main" isWide onClick={() => setMaking(true)}>
        {say('districts.make')}
      </Button>
      {error ? <Banner tone="danger">{saidBy(error)}</Banner> : null}
      {!data && fetching ? <Waiting /> : null}
      {page?.nodes.length === 0 ? <Empty title={say('districts.none')} /> : null}
      {page?.nodes.map((district) => (
        <DistrictCard key={district.id} district={district} others={page.nodes} onDone={again} />
      ))}
      <Pager pages={pages} info={page?.pageInfo} isBusy={fetching} />
      {isMaking ? (
        <NewDistrict
          onClose={() => {
            setMaking(false);
            again();
          }}
        />
      ) : null}
    </Frame>
  );
}

interface DistrictProps {
  readonly district: District;
  readonly others: readonly District[];
  readonly onDone: () => void;
}

function DistrictCard({ district, others, onDone }: DistrictProps) {
  const [isAgreeing, setAgreeing] = useState(false);
  const [end, isEnding] = useAct(endAgreementMutation);
  const tell = useTell();
  const { id, name, province, municipalities, neighbours, agreements, acceptedCallers } = district;
  const facts = [
    [say('districts.comuni'), municipalities.map((one) => one.name).join(', ')],
    [say('districts.neighbours'), neighbours.map((one) => one.name).join(', ')],
    [say('districts.callers'), acceptedCallers.map((one) => labelOf('CallerKind', one)).join(', ')],
  ] as const;
  return (
    <Card title={name} aside={province}>
      <dl className="office-facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value || '–'}</dd>
          </div>
        ))}
      </dl>
      <h3>{say('districts.agreements')}</h3>
      {agreements.length === 0 ? <p>{say('districts.noAgreement')}</p> : null}
      <ul className="office-rows">
        {agreements.map((agreement) => (
          <li key={agreement.id}>
            <span>
              {agreement.districts
                .filter((one) => one.id !== id)
                .map((one) => one.name)
                .join(', ')}
              <span className="soft">{` ${windowOf(agreement)}`}</span>
            </span>
            {agreement.validUntil ? null : (
              <Button
                weight="plain"
                isBusy={isEnding}
                onClick={async () => {
                  const { error } = await end({
                    agreementId: agreement.id,
                    expectedRevision: agreement.revision,
                  });
                  tell(error ? saidBy(error) : say('districts.ended'));
                  onDone();
                }}
              >
                {say('districts.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Button onClick={() => setAgreeing(true)}>{say('districts.agree')}</Button>
      {isAgreeing ? (
        <AgreementDialog
          {...{ district, others }}
          onClose={() => {
            setAgreeing(false);
            onDone();
          }}
        />
      ) : null}
    </Card>
  );
}

function windowOf({ validFrom, validUntil }: District['agreements'][number]): string {
  const day = (one: string) => dateInWords(new Date(`${one}T12:00:00Z`));
  if (!validUntil) return say('districts.since', { from: day(validFrom) });
  return say('districts.window', { from: day(validFrom), until: day(validUntil) });
}

interface AgreementDialogProps {
  readonly district: District;
  readonly others: readonly District[];
  readonly onClose: () => void;
}

function AgreementDialog({ district, others, onClose }: AgreementDialogProps) {
  const tell = useTell();
  const [partnerId, setPartnerId] = useState('');
  const [validFrom, setValidFrom] = useState(() => romeLocal(new Date()).slice(0, 10));
  const [note, setNote] = useState('');
  const { send, isBusy, fault, setFault } = useSending(makeAgreementMutation, () => {
    tell(say('districts.agreed'));
    onClose();
  });
  const go = () => {
    if (partnerId === '') return setFault(say('districts.choose'));
    return send({ districtId: district.id, partnerId, validFrom, note: note.trim() || null });
  };
  return (
    <ActDialog
      title={say('districts.agree')}
      what={say('districts.agreeWhat', { name: district.name })}
      send={say('organisations.save')}
      onSend={() => void go()}
      {...{ isBusy, fault, onClose }}
    >
      <ChoiceField
        label={say('districts.partner')}
        value={partnerId}
        nothing={say('need.choose')}
        choices={others
          .filter(({ id }) => id !== district.id)
          .map(({ id, name }) => ({ value: id, label: name }))}
        onChoose={setPartnerId}
      />
      <TextField
        label={say('districts.from')}
        type="date"
        value={validFrom}
        onChange={(event) => setValidFrom(event.target.value)}
      />
      <TextField label={say('refusal.note')} value={note} onChange={(event) => setNote(event.target.value)} />
    </ActDialog>
  );
}

function NewDistrict({ onClose }: { readonly onClose: () => void }) {
  const tell = useTell();
  const [name, setName] = useState('');
  const [comuni, setComuni] = useState<readonly NamedComune[]>([]);
  const { send, isBusy, fault } = useSending(createDistrictMutation, () => {
    tell(say('organisations.saved'));
    onClose();
  });
  return (
    <ActDialog
      title={say('districts.make')}
      send={say('organisations.save')}
      onSend={() =>
        void send({ name: name.trim(), municipalities: comuni.map(({ istatCode }) => istatCode) })
      }
      {...{ isBusy, fault, onClose }}
    >
      <TextField
        label={say('organisations.name')}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <ComuniField comuni={comuni} onChange={setComuni} />
    </ActDialog>
  );
}
