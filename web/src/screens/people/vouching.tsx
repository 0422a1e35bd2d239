import { useState } from 'react';
import { useQuery } from 'urql';
import { saidBy } from '../../api/faults';
import type { ToVouchForQuery } from '../../api/generated/graphql';
import { useAct } from '../../api/use-act';
import { Button } from '../../design/button';
import { Card, Chip, Chips } from '../../design/card';
import { Banner, Empty, useTell, Waiting } from '../../design/notice';
import { useMinute } from '../../frame/use-minute';
import { say } from '../../language/say';
import { ageInWords, dayInWords } from '../../language/time-in-words';
import { toVouchForQuery, vouchMutation, withdrawVouchingMutation } from './people.documents';

type Operator = ToVouchForQuery['operatorsToVouchFor'][number];

/** Who acts for guarded shelters of the district: those shelters exist for them once its coordinator has said so. */
export function Vouching({ onDone }: { readonly onDone: () => void }) {
  const [isAll, setAll] = useState(false);
  const [{ data, error, fetching }, ask] = useQuery({
    query: toVouchForQuery,
    variables: { all: isAll },
    requestPolicy: 'cache-and-network',
  });
  const operators = data?.operatorsToVouchFor ?? [];
  const again = () => {
    ask({ requestPolicy: 'network-only' });
    onDone();
  };
  return (
    <section className="vouching" aria-labelledby="vouching">
      <h2 id="vouching">{say('vouch.title')}</h2>
      <p className="soft">{say('vouch.what')}</p>
      <Chips label={say('vouch.which')}>
        {[false, true].map((one) => (
          <Chip key={String(one)} isChosen={isAll === one} onPress={() => setAll(one)}>
            {say(one ? 'vouch.all' : 'vouch.waiting')}
          </Chip>
        ))}
      </Chips>
      {error ? <Banner tone="danger">{saidBy(error)}</Banner> : null}
      {!data && fetching ? <Waiting /> : null}
      {data && operators.length === 0 ? <Empty title={say('vouch.none')} /> : null}
      {operators.map((operator) => (
        <OperatorCard key={operator.accountId} operator={operator} onDone={again} />
      ))}
    </section>
  );
}

function OperatorCard({ operator, onDone }: { readonly operator: Operator; readonly onDone: () => void }) {
  const now = useMinute();
  const tell = useTell();
  const [vouch, isVouching] = useAct(vouchMutation);
  const [withdraw, isWithdrawing] = useAct(withdrawVouchingMutation);
  const [fault, setFault] = useState<string | null>(null);
  const { accountId, name, isSystem, organisationName, since, vouchedAt, declined } = operator;
  const answer = async (act: typeof vouch | typeof withdraw, words: string) => {
    const { error } = await act({ accountId });
    setFault(error ? saidBy(error) : null);
    if (!error) tell(words);
    onDone();
  };
  return (
    <Card level={3} title={name} aside={say(isSystem ? 'vouch.system' : 'vouch.person')}>
      <p className="soft">{[organisationName, ageInWords(new Date(since), now)].join(' · ')}</p>
      <p>{standingOf(operator)}</p>
      {fault ? <Banner tone="danger">{fault}</Banner> : null}
      <div className="acts">
        {vouchedAt ? null : (
          <Button
            weight="main"
            isBusy={isVouching}
            onClick={() => void answer(vouch, say('vouch.done', { name }))}
          >
            {say('vouch.yes')}
          </Button>
        )}
        {declined ? null : (
          <Button isBusy={isWithdrawing} onClick={() => void answer(withdraw, say('vouch.ended', { name }))}>
            {say(vouchedAt ? 'vouch.withdraw' : 'vouch.no')}
          </Button>
        )}
      </div>
    </Card>
  );
}

function standingOf({ vouchedAt, vouchedBy, declined }: Operator): string {
  if (vouchedAt) return say('vouch.vouched', { by: vouchedBy ?? '–', day: dayInWords(new Date(vouchedAt)) });
  return say(declined ? 'vouch.declined' : 'vouch.waits');
}
