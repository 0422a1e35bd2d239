import { type FormEvent, useState } from 'react';
import { saidBy } from '../../api/faults';
import type { CreateCountLinkMutation } from '../../api/generated/graphql';
import { useAct } from '../../api/use-act';
import { Button } from '../../design/button';
import { ChoiceField, TextField } from '../../design/field';
import { Banner } from '../../design/notice';
import { say } from '../../language/say';
import { CountLinkToHand } from './count-link-to-hand';
import { createCountLinkMutation } from './count-links.documents';

interface NewCountLinkProps {
  readonly shelter: {
    readonly id: string;
    readonly pools: readonly { readonly id: string; readonly name: string }[];
  };
  readonly onMade: () => void;
  readonly onClose: () => void;
}

const terms = ['7', '30', '90', '180'] as const;
type Made = CreateCountLinkMutation['createCountLink'];

/** Makes a link: for whom, for which places, until when. It is shown once. */
export function NewCountLink({ shelter, onMade, onClose }: NewCountLinkProps) {
  const [create, isBusy] = useAct(createCountLinkMutation);
  const [name, setName] = useState('');
  const [poolId, setPoolId] = useState('');
  const [days, setDays] = useState<(typeof terms)[number]>('30');
  const [often, setOften] = useState<'EVENINGS' | 'ONCE'>('EVENINGS');
  const [phone, setPhone] = useState('');
  const [email, setEmail] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [made, setMade] = useState<Made | null>(null);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const { data, error } = await create({
      ...{ shelterId: shelter.id, name: name.trim(), days: Number(days), isOneTime: often === 'ONCE' },
      ...{ poolId: poolId || null, phone: phone.trim() || null, email: email.trim() || null },
    });
    setFault(error ? saidBy(error) : null);
    if (!data) return;
    setMade(data.createCountLink);
    onMade();
  };
  if (made) return <CountLinkToHand made={made} email={email} onClose={onClose} />;
  return (
    <form className="sign-in-form" onSubmit={send} noValidate>
      {fault ? <Banner tone="danger">{fault}</Banner> : null}
      <TextField
        label={say('links.for')}
        help={say('links.forHelp')}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <ChoiceField
        label={say('links.pools')}
        value={poolId}
        nothing={say('links.all')}
        choices={shelter.pools.map((pool) => ({ value: pool.id, label: pool.name }))}
        onChoose={setPoolId}
      />
      <ChoiceField
        label={say('links.often')}
        value={often}
        choices={[
          { value: 'EVENINGS', label: say('links.evenings') },
          { value: 'ONCE', label: say('links.once') },
        ]}
        onChoose={(value) => setOften(value || 'EVENINGS')}
      />
      <ChoiceField
        label={say('links.term')}
        value={days}
        choices={terms.map((value) => ({ value, label: say('links.days', { days: Number(value) }) }))}
        onChoose={(value) => setDays(value || '30')}
      />
      <TextField
        label={say('links.email')}
        help={say('links.emailHelp')}
        type="email"
        autoComplete="off"
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <TextField
        label={say('links.sms')}
        help={say('links.smsHelp')}
        type="tel"
        autoComplete="off"
        value={phone}
        onChange={(event) => setPhone(event.target.value)}
      />
      <Button weight="main" isWide type="submit" isBusy={isBusy} disabled={name.trim() === ''}>
        {say('links.make')}
      </Button>
      <Button isWide onClick={onClose}>
        {say('links.back')}
      </Button>
    </form>
  );
}
