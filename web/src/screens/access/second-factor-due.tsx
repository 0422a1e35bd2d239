import { type FormEvent, useState } from 'react';
import { useMutation } from 'urql';
import { saidBy } from '../../api/faults';
import { Button } from '../../design/button';
import { Card } from '../../design/card';
import { TextField } from '../../design/field';
import { Banner } from '../../design/notice';
import { say } from '../../language/say';
import { passFactorMutation } from './access.documents';
import { SecondFactor } from './second-factor';

interface SecondFactorDueProps {
  readonly onPassed: () => void;
  readonly onLeave: () => void;
}

/** Before anything else: the code of the application, or the application itself. Until then nothing is shown. */
export function SecondFactorDue({ onPassed, onLeave }: SecondFactorDueProps) {
  const [{ fetching, error }, pass] = useMutation(passFactorMutation);
  const [code, setCode] = useState('');
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const { data } = await pass({ input: { code: code.trim() } });
    if (data) onPassed();
  };
  return (
    <main className="sign-in">
      <h1>Riparo</h1>
      <p>{say('factor.due')}</p>
      <Card title={say('factor.have')}>
        <form className="sign-in-form" onSubmit={send} noValidate>
          {error ? <Banner tone="danger">{saidBy(error)}</Banner> : null}
          <TextField
            label={say('signIn.code')}
            inputMode="numeric"
            autoComplete="one-time-code"
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
          <Button weight="main" isWide type="submit" isBusy={fetching} disabled={code.trim() === ''}>
            {say('signIn.enter')}
          </Button>
        </form>
      </Card>
      <SecondFactor onDone={onPassed} />
      <Button onClick={onLeave}>{say('more.signOut')}</Button>
    </main>
  );
}
