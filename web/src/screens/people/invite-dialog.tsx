import '../../language/office';
import { type FormEvent, useState } from 'react';
import { useQuery } from 'urql';
import { saidBy } from '../../api/faults';
import { useAct } from '../../api/use-act';
import { Button } from '../../design/button';
import { Dialog } from '../../design/dialog';
import { ChoiceField, TextField } from '../../design/field';
import { Banner } from '../../design/notice';
import { useSigned } from '../../frame/session';
import { labelOf, type ValueOf } from '../../language/label';
import { say } from '../../language/say';
import { ComuniField, type NamedComune } from '../office/comuni-field';
import { LinkToHand } from './link-to-hand';
import { bodiesQuery, inviteMutation } from './people.documents';

const ofDistrict: readonly ValueOf<'Role'>[] = [
  ...(['SHELTER_OPERATOR', 'SOCIAL_WORKER', 'CULTURAL_MEDIATOR', 'COORDINATOR', 'BACK_OFFICE'] as const),
];
// Who keeps access gives nobody a role that works on cases, but a coordinator where there is none.
const byAdmin: readonly ValueOf<'Role'>[] = [
  'SHELTER_OPERATOR',
  'COORDINATOR',
  'BACK_OFFICE',
  'ADMIN',
  'AUDITOR',
];

/** Invites somebody: they get a link, by mail or by hand, and choose their own password. */
export function InviteDialog({ onClose }: { readonly onClose: () => void }) {
  const [invite, isBusy] = useAct(inviteMutation);
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<ValueOf<'Role'> | ''>('SHELTER_OPERATOR');
  const [organisationId, setOrganisationId] = useState('');
  const [districtId, setDistrictId] = useState('');
  const [comuni, setComuni] = useState<readonly NamedComune[]>([]);
  const { roles: own, districtId: ownDistrict } = useSigned();
  const given = own.includes('ADMIN') ? byAdmin : ofDistrict;
  const isOperator = role === 'SHELTER_OPERATOR';
  const isOffice = role === 'BACK_OFFICE';
  const isOfDistrict = own.includes('ADMIN') && !isOperator && ofDistrict.some((one) => one === role);
  const [fault, setFault] = useState<string | null>(null);
  const [made, setMade] = useState<{ readonly link: string | null } | null>(null);
  const [{ data }] = useQuery({ query: bodiesQuery });
  const organisations = (data?.organisations.nodes ?? []).filter(
    ({ closed, district }) => !closed && (!ownDistrict || district?.id === ownDistrict),
  );
  const whose = whoseOf({ isOperator, isOfDistrict, isOffice }, { organisationId, districtId, comuni });
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (role === '') return setFault(say('invite.noRole'));
    if (isOffice && comuni.length === 0) return setFault(say('invite.comuni'));
    const { data: answer, error } = await invite({
      ...{ name: name.trim(), email: email.trim(), roles: [role] },
      ...whose,
    });
    if (error) return setFault(saidBy(error));
    setFault(null);
    setMade({ link: answer?.invitePerson.link ?? null });
  };
  if (made)
    return (
      <Dialog title={say('invite.done')} onClose={onClose}>
        {made.link ? <LinkToHand link={made.link} /> : <p>{say('invite.sent', { email })}</p>}
      </Dialog>
    );
  return (
    <Dialog title={say('people.invite')} onClose={onClose}>
      <form className="sign-in-form" onSubmit={send} noValidate>
        {fault ? <Banner tone="danger">{fault}</Banner> : null}
        <TextField
          label={say('invite.name')}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          label={say('signIn.email')}
          type="email"
          autoComplete="off"
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <ChoiceField
          label={say('invite.role')}
          value={role}
          choices={given.map((value) => ({ value, label: labelOf('Role', value) }))}
          onChoose={setRole}
        />
        {isOperator ? (
          <ChoiceField
            label={say('invite.organisation')}
            value={organisationId}
            nothing={say('need.choose')}
            choices={organisations.map((one) => ({ value: one.id, label: one.name }))}
            onChoose={setOrganisationId}
          />
        ) : null}
        {isOfDistrict ? (
          <ChoiceField
            label={say('invite.district')}
            value={districtId}
            nothing={say('need.choose')}
            choices={(data?.districts.nodes ?? []).map((one) => ({ value: one.id, label: one.name }))}
            onChoose={setDistrictId}
          />
        ) : null}
        {isOffice ? <ComuniField comuni={comuni} onChange={setComuni} /> : null}
        <Button weight="main" isWide type="submit" isBusy={isBusy}>
          {say('invite.send')}
        </Button>
      </form>
    </Dialog>
  );
}

interface Kinds {
  readonly isOperator: boolean;
  readonly isOfDistrict: boolean;
  readonly isOffice: boolean;
}
interface Bodies {
  readonly organisationId: string;
  readonly districtId: string;
  readonly comuni: readonly NamedComune[];
}

/** For whom they are to act. */
function whoseOf({ isOperator, isOfDistrict, isOffice }: Kinds, bodies: Bodies) {
  return {
    ...(isOperator ? { organisationId: bodies.organisationId || null } : {}),
    ...(isOfDistrict ? { districtId: bodies.districtId || null } : {}),
    ...(isOffice ? { municipalityCodes: bodies.comuni.map(({ istatCode }) => istatCode) } : {}),
  };
}
