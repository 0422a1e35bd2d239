import { type FormEvent, type ReactNode, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { Link } from 'wouter';
import { saidBy } from '../api/faults';
import { graphql } from '../api/generated';
import { Button } from '../design/button';
import { Card } from '../design/card';
import { TextField } from '../design/field';
import { Banner } from '../design/notice';
import { say, useLanguage } from '../language/say';
import { DemoPeople } from './demo-people';
import './sign-in.css';

const signInMutation = graphql(`mutation SignIn($input: SignInInput!) { signIn(input: $input) { id } }`);

const providerQuery = graphql(`query ProviderSignIn { providerSignIn { path } }`);

interface Credentials {
  readonly email: string;
  readonly password: string;
  readonly code?: string | null;
}

interface SignInProps {
  readonly onSignedIn: () => void;
  /** Why one has to sign in again. */
  readonly above?: ReactNode;
}

/** E-mail and password; the code for who uses one; in the demo, anybody by one tap. */
export function SignIn({ onSignedIn, above }: SignInProps) {
  useLanguage();
  const [{ fetching, error }, signIn] = useMutation(signInMutation);
  const enter = async ({ email, password, code = null }: Credentials) => {
    const { data } = await signIn({ input: { email, password, code } });
    if (data) onSignedIn();
  };
  // Whoever comes back from a sign-in provider in vain brings a code after the #.
  const isBackInVain = /^#[A-Z_]+$/.test(location.hash);
  return (
    <main className="sign-in">
      <h1>Riparo</h1>
      {above ?? <p>{say('signIn.what')}</p>}
      {isBackInVain ? <Banner tone="care">{say('signIn.atProvider')}</Banner> : null}
      {error ? <Banner tone="danger">{saidBy(error)}</Banner> : null}
      <DemoPeople isBusy={fetching} onChoose={enter} />
      <AtProvider />
      <OwnCredentials isBusy={fetching} onSend={enter} />
      <Link className="soft" href="/sviluppatori">
        {say('developers.open')}
      </Link>
    </main>
  );
}

/** Where people of a body sign in with its own identities: SPID, CIE. Nothing is drawn where none is set. */
function AtProvider() {
  const [{ data }] = useQuery({ query: providerQuery });
  if (!data?.providerSignIn) return null;
  return (
    <a className="button button-main button-wide" href={data.providerSignIn.path}>
      {say('signIn.provider')}
    </a>
  );
}

interface OwnCredentialsProps {
  readonly isBusy: boolean;
  readonly onSend: (credentials: Credentials) => void;
}

function OwnCredentials({ isBusy, onSend }: OwnCredentialsProps) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const send = (event: FormEvent) => {
    event.preventDefault();
    onSend({ email, password, code: code.trim() || null });
  };
  return (
    <Card title={say('signIn.own')}>
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
        <Button weight="main" isWide type="submit" isBusy={isBusy}>
          {say('signIn.enter')}
        </Button>
      </form>
    </Card>
  );
}
