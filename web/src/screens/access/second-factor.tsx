import { type FormEvent, useState } from 'react';
import { useMutation } from 'urql';
import { saidBy } from '../../api/faults';
import { Button } from '../../design/button';
import { Card } from '../../design/card';
import { TextField } from '../../design/field';
import { Banner } from '../../design/notice';
import { say } from '../../language/say';
import { beginFactorMutation, confirmFactorMutation } from './access.documents';

/** A code generator on the telephone: begun, proved by a code, and ten codes to put away. */
export function SecondFactor({ onDone }: { readonly onDone?: () => void }) {
  const [begun, begin] = useMutation(beginFactorMutation);
  const [confirmed, confirm] = useMutation(confirmFactorMutation);
  const [code, setCode] = useState('');
  const generator = begun.data?.beginSecondFactor;
  const codes = confirmed.data?.confirmSecondFactor.codes;
  const error = begun.error ?? confirmed.error;
  const send = async (event: FormEvent) => {
    event.preventDefault();
    await confirm({ input: { code: code.trim() } });
  };
  return (
    <Card title={say('factor.title')}>
      {error ? <Banner tone="danger">{saidBy(error)}</Banner> : null}
      {codes ? (
        <>
          <p>{say('factor.codes')}</p>
          <ol className="recovery-codes">
            {codes.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ol>
          {onDone ? (
            <Button weight="main" onClick={onDone}>
              {say('factor.goOn')}
            </Button>
          ) : null}
        </>
      ) : generator ? (
        <form className="sign-in-form" onSubmit={send} noValidate>
          <p>{say('factor.scan')}</p>
          <a className="button button-second" href={generator.uri}>
            {say('factor.open')}
          </a>
          <TextField label={say('factor.secret')} readOnly value={generator.secret} />
          <TextField
            label={say('signIn.code')}
            inputMode="numeric"
            autoComplete="one-time-code"
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
          <Button weight="main" type="submit" isBusy={confirmed.fetching}>
            {say('factor.confirm')}
          </Button>
        </form>
      ) : (
        <>
          <p>{say('factor.what')}</p>
          <Button isBusy={begun.fetching} onClick={() => begin({ input: {} })}>
            {say('factor.begin')}
          </Button>
        </>
      )}
    </Card>
  );
}
