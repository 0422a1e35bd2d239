import { type FormEvent, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { saidBy } from '../../api/faults';
import { useAct } from '../../api/use-act';
import { Button } from '../../design/button';
import { Card } from '../../design/card';
import { TextField } from '../../design/field';
import { Banner, useTell } from '../../design/notice';
import { Frame, useMinute } from '../../frame/frame';
import { say } from '../../language/say';
import { ageInWords } from '../../language/time-in-words';
import { changePasswordMutation, endSessionMutation, sessionsQuery } from './access.documents';
import { SecondFactor } from './second-factor';

/** How one signs in: the password, the second factor, and where one is signed in. */
export function Access() {
  return (
    <Frame title={say('more.access')}>
      <ChangePassword />
      <SecondFactor />
      <Sessions />
    </Frame>
  );
}

function ChangePassword() {
  const [{ fetching, error }, change] = useMutation(changePasswordMutation);
  const [password, setPassword] = useState('');
  const [newPassword, setNewPassword] = useState('');
  const tell = useTell();
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const { data } = await change({ input: { password, newPassword } });
    if (!data) return;
    setPassword('');
    setNewPassword('');
    tell(say('access.passwordChanged'));
  };
  return (
    <Card title={say('access.password')}>
      <form className="sign-in-form" onSubmit={send} noValidate>
        <TextField
          label={say('access.present')}
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <TextField
          label={say('link.password')}
          help={say('link.passwordHelp')}
          type="password"
          autoComplete="new-password"
          value={newPassword}
          onChange={(event) => setNewPassword(event.target.value)}
        />
        {error ? <Banner tone="danger">{saidBy(error)}</Banner> : null}
        <Button type="submit" isBusy={fetching} disabled={password === '' || newPassword === ''}>
          {say('access.change')}
        </Button>
      </form>
    </Card>
  );
}

function Sessions() {
  const now = useMinute();
  const [{ data, error }, ask] = useQuery({ query: sessionsQuery, requestPolicy: 'network-only' });
  const [end, isBusy] = useAct(endSessionMutation);
  return (
    <Card title={say('access.sessions')}>
      {error ? <Banner tone="danger">{saidBy(error)}</Banner> : null}
      <ul className="case-places">
        {data?.mySessions.map(({ id, isThis, beganAt, seenAt }) => (
          <li key={id} className="case-place">
            <span>
              {isThis ? say('access.here') : say('access.seen', { age: ageInWords(new Date(seenAt), now) })}
              <span className="soft">{` · ${say('access.began', { age: ageInWords(new Date(beganAt), now) })}`}</span>
            </span>
            {isThis ? null : (
              <Button
                isBusy={isBusy}
                onClick={async () => {
                  await end({ sessionId: id });
                  ask();
                }}
              >
                {say('access.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
