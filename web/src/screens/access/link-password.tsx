import { type FormEvent, useState } from 'react';
import { useMutation } from 'urql';
import { Link } from 'wouter';
import { saidBy } from '../../api/faults';
import { Button } from '../../design/button';
import { Card } from '../../design/card';
import { TextField } from '../../design/field';
import { Banner } from '../../design/notice';
import { say } from '../../language/say';
import { acceptMutation, resetMutation } from './access.documents';
import '../../frame/sign-in.css';

interface LinkPasswordProps {
  readonly kind: 'invitation' | 'reset';
}

/** Behind a link of an invitation or of a lost password: what stands after the # never leaves for a server's log. */
export function LinkPassword({ kind }: LinkPasswordProps) {
  const [accepted, accept] = useMutation(acceptMutation);
  const [reset, resetPassword] = useMutation(resetMutation);
  const [password, setPassword] = useState('');
  const [isDone, setDone] = useState(false);
  const error = accepted.error ?? reset.error;
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const input = { token: location.hash.slice(1), password };
    if (kind === 'invitation') {
      const { data } = await accept({ input });
      if (data) location.assign('/');
      return;
    }
    const { data } = await resetPassword({ input });
    setDone(Boolean(data));
  };
  return (
    <main className="sign-in">
      <h1>Riparo</h1>
      <p>{say(kind === 'invitation' ? 'link.invited' : 'link.reset')}</p>
      {isDone ? (
        <Banner tone="good">
          <Link href="/">{say('link.done')}</Link>
        </Banner>
      ) : (
        <Card>
          <form onSubmit={send} noValidate>
            <TextField
              label={say('link.password')}
              help={say('link.passwordHelp')}
              type="password"
              autoComplete="new-password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
            {error ? <Banner tone="danger">{saidBy(error)}</Banner> : null}
            <Button weight="main" isWide type="submit" isBusy={accepted.fetching || reset.fetching}>
              {say('link.send')}
            </Button>
          </form>
        </Card>
      )}
    </main>
  );
}
