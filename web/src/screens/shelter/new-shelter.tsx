import '../../language/shelter';
import { type FormEvent, useState } from 'react';
import { useQuery } from 'urql';
import { useLocation } from 'wouter';
import { useSending } from '../../api/use-sending';
import '../../design/act-dialog.css';
import { Button } from '../../design/button';
import { Card } from '../../design/card';
import { ChoiceField } from '../../design/field';
import { Banner, useTell } from '../../design/notice';
import { Frame } from '../../frame/frame';
import { useSigned } from '../../frame/session';
import { say } from '../../language/say';
import { FactsFields, type FactsTyped, noFacts, sentFacts } from './facts-fields';
import { createShelterMutation, runningOrganisationsQuery } from './shelter.documents';
import { isGuarded } from './shelter.types';

/** Enters a shelter; its places, hours and contacts are said on its own page. */
export function NewShelter() {
  const [, go] = useLocation();
  const tell = useTell();
  const { districtId } = useSigned();
  const [facts, setFacts] = useState<FactsTyped>(noFacts);
  const [organisationId, setOrganisationId] = useState('');
  const [gatewayId, setGatewayId] = useState('');
  const [{ data }] = useQuery({ query: runningOrganisationsQuery, variables: { text: null } });
  const { send, isBusy, fault } = useSending(createShelterMutation, ({ createShelter }) => {
    tell(say('create.done'));
    go(`/strutture/${createShelter.id}`);
  });
  const organisations = (data?.organisations.nodes ?? [])
    .filter(({ closed, district }) => !closed && (!districtId || !district || district.id === districtId))
    .map(({ id, name }) => ({ value: id, label: name }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const gateway = isGuarded(facts) ? { gatewayId: gatewayId || null } : {};
    void send({ ...sentFacts(facts), ...gateway, organisationId });
  };
  return (
    <Frame title={say('create.title')}>
      <Card>
        <form className="act-form" onSubmit={submit} noValidate>
          <ChoiceField
            label={say('facts.organisation')}
            value={organisationId}
            nothing={say('need.choose')}
            choices={organisations}
            onChoose={setOrganisationId}
          />
          <FactsFields facts={facts} onChange={setFacts} />
          {isGuarded(facts) ? (
            <ChoiceField
              label={say('facts.gateway')}
              help={say('facts.gatewayHelp')}
              value={gatewayId}
              nothing={say('need.choose')}
              choices={organisations}
              onChoose={setGatewayId}
            />
          ) : null}
          {fault ? <Banner tone="danger">{fault}</Banner> : null}
          <Button weight="main" isWide type="submit" isBusy={isBusy} disabled={organisationId === ''}>
            {say('create.send')}
          </Button>
        </form>
      </Card>
    </Frame>
  );
}
