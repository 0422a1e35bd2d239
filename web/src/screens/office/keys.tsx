import '../../language/office';
import { useState } from 'react';
import { useQuery } from 'urql';
import { saidBy } from '../../api/faults';
import { Button } from '../../design/button';
import { CheckField } from '../../design/check-field';
import { Banner, Empty, Waiting } from '../../design/notice';
import { Pager, usePages } from '../../design/pager';
import { Frame } from '../../frame/frame';
import { say } from '../../language/say';
import { KeyCard } from './key-card';
import { NewKeyDialog } from './new-key-dialog';
import { keysQuery } from './office.documents';

/** The keys of systems: what each may do, when it was last used, when it ends. */
export function Keys() {
  const [includeEnded, setIncludeEnded] = useState(false);
  const [isMaking, setMaking] = useState(false);
  const pages = usePages();
  const [{ data, error, fetching }, ask] = useQuery({
    query: keysQuery,
    variables: { includeEnded, after: pages.after },
  });
  const again = () => ask({ requestPolicy: 'network-only' });
  const page = data?.apiKeys;
  return (
    <Frame title={say('keys.title')}>
      <p>{say('keys.what')}</p>
      <Button weight="main" isWide onClick={() => setMaking(true)}>
        {say('keys.make')}
      </Button>
      <CheckField
        label={say('keys.ended')}
        isChecked={includeEnded}
        onChange={(isChecked) => {
          setIncludeEnded(isChecked);
          pages.reset();
        }}
      />
      {error ? <Banner tone="danger">{saidBy(error)}</Banner> : null}
      {!data && fetching ? <Waiting /> : null}
      {page?.nodes.length === 0 ? <Empty title={say('keys.none')} /> : null}
      {page?.nodes.map((key) => (
        <KeyCard key={key.id} apiKey={key} onDone={again} />
      ))}
      <Pager pages={pages} info={page?.pageInfo} isBusy={fetching} />
      {isMaking ? (
        <NewKeyDialog
          onClose={() => {
            setMaking(false);
            again();
          }}
        />
      ) : null}
    </Frame>
  );
}
