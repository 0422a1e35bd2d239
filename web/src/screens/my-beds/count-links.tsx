import { useState } from 'react';
import { useQuery } from 'urql';
import { saidBy } from '../../api/faults';
import type { CountLinksQuery } from '../../api/generated/graphql';
import { useAct } from '../../api/use-act';
import { Button } from '../../design/button';
import { Dialog } from '../../design/dialog';
import { Banner, useTell, Waiting } from '../../design/notice';
import { say } from '../../language/say';
import { ageInWords, dayInWords } from '../../language/time-in-words';
import { countLinksQuery, revokeCountLinkMutation } from './count-links.documents';
import { NewCountLink } from './new-count-link';
import './count-links.css';

interface CountLinksProps {
  readonly shelter: {
    readonly id: string;
    readonly name: string;
    readonly pools: readonly { readonly id: string; readonly name: string }[];
  };
  readonly now: Date;
}

/** Links by which others say the counts of a shelter without an account. */
export function CountLinks(props: CountLinksProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{say('links.title')}</Button>
      {isOpen ? <CountLinksDialog {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function CountLinksDialog({ shelter, now, onClose }: CountLinksProps & { readonly onClose: () => void }) {
  const [isMaking, setMaking] = useState(false);
  const [{ data, error, fetching }, ask] = useQuery({
    query: countLinksQuery,
    variables: { shelterId: shelter.id },
    requestPolicy: 'network-only',
  });
  const links = (data?.countLinks ?? []).filter(({ isInForce }) => isInForce);
  const again = () => ask({ requestPolicy: 'network-only' });
  return (
    <Dialog title={say('links.title')} onClose={onClose}>
      {isMaking ? (
        <NewCountLink
          shelter={shelter}
          onMade={again}
          onClose={() => {
            setMaking(false);
            again();
          }}
        />
      ) : (
        <>
          <p>{say('links.what')}</p>
          {error ? <Banner tone="danger">{saidBy(error)}</Banner> : null}
          {!data && fetching ? <Waiting /> : null}
          <ul className="count-links">
            {links.map((link) => (
              <CountLinkRow key={link.id} link={link} now={now} onDone={again} />
            ))}
          </ul>
          {data && links.length === 0 ? <p className="soft">{say('links.none')}</p> : null}
          <Button weight="main" isWide onClick={() => setMaking(true)}>
            {say('links.new')}
          </Button>
        </>
      )}
    </Dialog>
  );
}

type CountLink = CountLinksQuery['countLinks'][number];

interface CountLinkRowProps {
  readonly link: CountLink;
  readonly now: Date;
  readonly onDone: () => void;
}

function CountLinkRow({ link, now, onDone }: CountLinkRowProps) {
  const [revoke, isBusy] = useAct(revokeCountLinkMutation);
  const [isSure, setSure] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const tell = useTell();
  const end = async () => {
    const { error } = await revoke({ linkId: link.id });
    setFault(error ? saidBy(error) : null);
    if (error) return;
    tell(say('links.revoked', { name: link.name }));
    onDone();
  };
  return (
    <li>
      <p>
        <b>{link.name}</b>
        {` · ${link.pool?.name ?? say('links.all')}`}
      </p>
      <p className="soft">{`${usedInWords(link, now)} · ${untilInWords(link)}`}</p>
      {link.phoneEnding ? (
        <p className="soft">
          {say(link.isPhoneConfirmed ? 'links.phone' : 'links.phoneWaits', { ending: link.phoneEnding })}
        </p>
      ) : null}
      {fault ? <Banner tone="danger">{fault}</Banner> : null}
      {isSure ? (
        <div className="acts">
          <Button weight="danger" isBusy={isBusy} onClick={end}>
            {say('links.revokeNow', { name: link.name })}
          </Button>
          <Button onClick={() => setSure(false)}>{say('links.keep')}</Button>
        </div>
      ) : (
        <Button aria-label={say('links.revokeNow', { name: link.name })} onClick={() => setSure(true)}>
          {say('links.revoke')}
        </Button>
      )}
    </li>
  );
}

function usedInWords({ lastUsedAt, lastOpenedAt }: CountLink, now: Date): string {
  if (lastUsedAt) return say('links.used', { age: ageInWords(new Date(lastUsedAt), now) });
  return say(lastOpenedAt ? 'links.openedOnly' : 'links.unused');
}

function untilInWords({ isOneTime, expiresAt }: CountLink): string {
  const day = dayInWords(new Date(expiresAt));
  return say(isOneTime ? 'links.onceUntil' : 'links.until', { day });
}
