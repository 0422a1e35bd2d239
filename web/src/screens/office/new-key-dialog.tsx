import { useState } from 'react';
import { useQuery } from 'urql';
import { useSending } from '../../api/use-sending';
import { ActDialog } from '../../design/act-dialog';
import { Chip, Chips } from '../../design/card';
import { CheckField } from '../../design/check-field';
import { Dialog } from '../../design/dialog';
import { ChoiceField, TextField } from '../../design/field';
import { useSigned } from '../../frame/session';
import { romeInstant, romeLocal } from '../../language/rome';
import { say } from '../../language/say';
import { createKeyMutation, ownersQuery } from './office.documents';
import { type Scope, scopeInWords, scopesOfDistrict, scopesOfOrganisation } from './scopes';
import { SecretToCopy } from './secret-to-copy';

type Owner = 'organisation' | 'district';
const scopes = { organisation: scopesOfOrganisation, district: scopesOfDistrict } as const;

/** A key for a system: for whom it acts, what it may do, until when. Shown once. */
export function NewKeyDialog({ onClose }: { readonly onClose: () => void }) {
  const { districtId } = useSigned();
  const [name, setName] = useState('');
  const [owner, setOwner] = useState<Owner>('organisation');
  const [ownerId, setOwnerId] = useState('');
  const [chosen, setChosen] = useState<readonly Scope[]>(['beds.read', 'beds.declare']);
  const [until, setUntil] = useState(() => romeLocal(new Date(Date.now() + yearMs)).slice(0, 10));
  const [secret, setSecret] = useState<string | null>(null);
  const [{ data }] = useQuery({ query: ownersQuery });
  const { send, isBusy, fault, setFault } = useSending(createKeyMutation, ({ createApiKey }) =>
    setSecret(createApiKey.secret ?? ''),
  );
  const owners = {
    organisation: (data?.organisations.nodes ?? []).filter(
      ({ closed, district }) => !closed && (!districtId || district?.id === districtId),
    ),
    district: (data?.districts.nodes ?? []).filter(({ id }) => !districtId || id === districtId),
  } satisfies Record<Owner, readonly { id: string; name: string }[]>;
  const go = () => {
    if (ownerId === '' || chosen.length === 0) return setFault(say('keys.incomplete'));
    const whose = owner === 'organisation' ? { organisationId: ownerId } : { districtId: ownerId };
    const expiresAt = romeInstant(`${until}T23:59`)?.toISOString() ?? null;
    return send({ ...whose, name: name.trim(), scopes: [...chosen], expiresAt });
  };
  if (secret !== null)
    return (
      <Dialog title={say('keys.made', { name })} onClose={onClose}>
        <SecretToCopy secret={secret} />
      </Dialog>
    );
  return (
    <ActDialog
      title={say('keys.make')}
      send={say('keys.makeSend')}
      onSend={() => void go()}
      {...{ isBusy, fault, onClose }}
    >
      <TextField
        label={say('keys.name')}
        help={say('keys.nameHelp')}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Chips label={say('keys.owner')}>
        {(['organisation', 'district'] as const).map((one) => (
          <Chip
            key={one}
            isChosen={owner === one}
            onPress={() => {
              setOwner(one);
              setOwnerId('');
              setChosen(['beds.read']);
            }}
          >
            {say(`keys.for.${one}`)}
          </Chip>
        ))}
      </Chips>
      <ChoiceField
        label={say(owner === 'organisation' ? 'invite.organisation' : 'invite.district')}
        value={ownerId}
        nothing={say('need.choose')}
        choices={owners[owner].map((one) => ({ value: one.id, label: one.name }))}
        onChoose={setOwnerId}
      />
      <fieldset className="weekly">
        <legend>{say('keys.scopes')}</legend>
        {scopes[owner].map((scope) => (
          <CheckField
            key={scope}
            label={scopeInWords(scope)}
            isChecked={chosen.includes(scope)}
            onChange={(isChecked) =>
              setChosen(isChecked ? [...chosen, scope] : chosen.filter((one) => one !== scope))
            }
          />
        ))}
      </fieldset>
      <TextField
        label={say('keys.expires')}
        type="date"
        value={until}
        onChange={(event) => setUntil(event.target.value)}
      />
    </ActDialog>
  );
}

const yearMs = 364 * 86_400_000;
