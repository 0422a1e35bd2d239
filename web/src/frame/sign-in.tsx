import { type FormEvent, useState } from 'react';
import { useMutation } from 'urql';
import { saidBy } from '../api/faults';
import { graphql } from '../api/generated';
import { Button } from '../design/button';
import { Card } from '../design/card';
import { TextField } from '../design/field';
import { Banner } from '../design/notice';
import { say } from '../language/say';
import './sign-in.css';

const signInMutation = graphql(`mutation SignIn($input: SignInInput!) { signIn(input: $input) { id } }`);

/** E-mail and password; the code where the registry asks for it. */
export function SignIn({ onSignedIn }: { readonly onSignedIn: () => void }) {
  const [{ fetching, error }, signIn] = useMutation(signInMutation);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const { data } = await signIn({ input: { email, password, code: code.trim() || null } });
    if (data) onSignedIn();
  };
  return (
    <main className="sign-in">
      <h1>Riparo</h1>
      <p>{say('signIn.what')}</p>
      <Card>
        <form onSubmit={send} noValidate>
          <TextField
            label={say('signIn.email')}
            type="email"
            autoComplete="username"
            required
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
          <TextField
            label={say('signIn.password')}
            type="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
          <TextField
            label={say('signIn.code')}
            help={say('signIn.codeHelp')}
            inputMode="numeric"
            autoComplete="one-time-code"
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
          {error ? <Banner tone="danger">{saidBy(error)}</Banner> : null}
          <Button weight="main" isWide type="submit" isBusy={fetching}>
            {say('signIn.enter')}
          </Button>
        </form>
      </Card>
    </main>
  );
}
