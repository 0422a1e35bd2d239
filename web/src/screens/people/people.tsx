import '../../language/office';
import { useDeferredValue, useState } from 'react';
import { useQuery } from 'urql';
import { saidBy } from '../../api/faults';
import { Button } from '../../design/button';
import { TextField } from '../../design/field';
import { Banner, Empty, Waiting } from '../../design/notice';
import { Frame } from '../../frame/frame';
import { useSigned } from '../../frame/signed';
import { say } from '../../language/say';
import { InviteDialog } from './invite-dialog';
import { peopleQuery } from './people.documents';
import { PersonCard } from './person-card';
import { Vouching } from './vouching';
import './people.css';

/** The people one keeps: who may sign in, as what, and who was invited. */
export function People() {
  const [text, setText] = useState('');
  const [after, setAfter] = useState<string | null>(null);
  const [isInviting, setInviting] = useState(false);
  const asked = useDeferredValue(text.trim());
  const [{ data, error, fetching }, ask] = useQuery({
    query: peopleQuery,
    variables: { filter: { text: asked || null, includeDisabled: true }, after },
  });
  const again = () => ask({ requestPolicy: 'network-only' });
  const page = data?.people;
  const { permissions } = useSigned();
  return (
    <Frame title={say('people.title')}>
      <Button weight="main" isWide onClick={() => setInviting(true)}>
        {say('people.invite')}
      </Button>
      {permissions.includes('operators.vouch') ? <Vouching onDone={again} /> : null}
      <h2>{say('people.all')}</h2>
      <TextField
        label={say('people.search')}
        type="search"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAfter(null);
        }}
      />
      {error ? <Banner tone="danger">{saidBy(error)}</Banner> : null}
      {!data && fetching ? <Waiting /> : null}
      {page?.nodes.length === 0 ? <Empty title={say('people.none')} /> : null}
      {page?.nodes.map((person) => (
        <PersonCard key={person.id} person={person} onDone={again} />
      ))}
      {page?.pageInfo.hasNextPage ? (
        <Button isWide isBusy={fetching} onClick={() => setAfter(page.pageInfo.endCursor ?? null)}>
          {say('directory.next')}
        </Button>
      ) : null}
      {isInviting ? (
        <InviteDialog
          onClose={() => {
            setInviting(false);
            again();
          }}
        />
      ) : null}
    </Frame>
  );
}
