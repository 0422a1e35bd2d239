import { type FormEvent, useState } from 'react';
import { useQuery } from 'urql';
import { saidBy } from '../../api/faults';
import { useAct } from '../../api/use-act';
import { Button } from '../../design/button';
import { Dialog } from '../../design/dialog';
import { ChoiceField, TextField } from '../../design/field';
import { Banner } from '../../design/notice';
import { choicesOf, type ValueOf } from '../../language/label';
import { say } from '../../language/say';
import { LinkToHand } from './link-to-hand';
import { inviteMutation, organisationsQuery } from './people.documents';

/** Invites somebody: they get a link, by mail or by hand, and choose their own password. */
export function InviteDialog({ onClose }: { readonly onClose: () => void }) {
  const [invite, isBusy] = useAct(inviteMutation);
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<ValueOf<'Role'> | ''>('SHELTER_OPERATOR');
  const [organisationId, setOrganisationId] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [made, setMade] = useState<{ readonly link: string | null } | null>(null);
  const [{ data }] = useQuery({ query: organisationsQuery, pause: role !== 'SHELTER_OPERATOR' });
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (role === '') return setFault(say('invite.noRole'));
    const { data: answer, error } = await invite({
      ...{ name: name.trim(), email: email.trim(), roles: [role] },
      ...(role === 'SHELTER_OPERATOR' ? { organisationId: organisationId || null } : {}),
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
          choices={choicesOf('Role').filter(({ value }) => value !== 'INTEGRATION')}
          onChoose={setRole}
        />
        {role === 'SHELTER_OPERATOR' ? (
          <ChoiceField
            label={say('invite.organisation')}
            value={organisationId}
            nothing={say('need.choose')}
            choices={(data?.organisations.nodes ?? []).map((one) => ({ value: one.id, label: one.name }))}
            onChoose={setOrganisationId}
          />
        ) : null}
        <Button weight="main" isWide type="submit" isBusy={isBusy}>
          {say('invite.send')}
        </Button>
      </form>
    </Dialog>
  );
}
