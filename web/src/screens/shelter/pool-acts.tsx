import '../../language/shelter';
import { useState } from 'react';
import { Button } from '../../design/button';
import { say } from '../../language/say';
import { OutOfServiceDialog } from './out-of-service-dialog';
import { RuleDialog } from './rule-dialog';
import { SurgeDialog } from './surge-dialog';

/** As much of a pool as its keeper needs to act on it. */
export interface KeptPool {
  readonly id: string;
  readonly name: string;
  readonly revision: number;
  readonly occupied?: number | null;
  readonly operable: number;
  readonly outOfService: number;
  readonly surge: number;
}

/** What changes tonight: a rule, places out of service, places more. */
export function PoolActs({ pool, onDone }: { readonly pool: KeptPool; readonly onDone: () => void }) {
  const [act, setAct] = useState<'rule' | 'out' | 'surge' | null>(null);
  const close = () => {
    setAct(null);
    onDone();
  };
  return (
    <>
      <Button onClick={() => setAct('rule')}>{say('rule.add')}</Button>
      <Button onClick={() => setAct('out')}>{say('out.open')}</Button>
      <Button onClick={() => setAct('surge')}>{say('surge.open')}</Button>
      {act === 'rule' ? <RuleDialog pool={pool} onClose={close} /> : null}
      {act === 'out' ? <OutOfServiceDialog pool={pool} onClose={close} /> : null}
      {act === 'surge' ? <SurgeDialog pool={pool} onClose={close} /> : null}
    </>
  );
}
