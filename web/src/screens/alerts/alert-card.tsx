import '../../language/alert';
import { Link } from 'wouter';
import type { AlertInWordsFragment } from '../../api/generated/graphql';
import { useSending } from '../../api/use-sending';
import { Button } from '../../design/button';
import { Banner, useTell } from '../../design/notice';
import { useSigned } from '../../frame/signed';
import { say } from '../../language/say';
import { ageInWords } from '../../language/time-in-words';
import { noteAccessChangeMutation } from './alert.documents';
import './alert-card.css';

interface AlertCardProps {
  readonly alert: AlertInWordsFragment;
  readonly now: Date;
  readonly onDone: () => void;
}

/** One alert: what is the matter, what to do, since when, and the way there. */
export function AlertCard({ alert, now, onDone }: AlertCardProps) {
  return (
    <Banner tone={alert.kind === 'OVERCOMMITTED' ? 'danger' : 'care'}>
      <p>{alert.message}</p>
      <p className="alert-what">{alert.whatToDo}</p>
      <p className="alert-since">{ageInWords(new Date(alert.since), now)}</p>
      <AlertActs alert={alert} onDone={onDone} />
    </Banner>
  );
}

/** Tells alerts apart that are about the same thing. */
export function alertKey(alert: AlertInWordsFragment): string {
  const { kind, since, placementId, poolId, shelterId, accountId, accessChangeId, emergencyAccessId } = alert;
  return [kind, since, placementId, poolId, shelterId, accountId, accessChangeId, emergencyAccessId].join(
    ' ',
  );
}

function AlertActs({ alert, onDone }: Omit<AlertCardProps, 'now'>) {
  const { permissions } = useSigned();
  const way = ways[alert.kind];
  const isWayOpen = way !== undefined && permissions.includes(way.needs);
  const shelter =
    alert.kind === 'SECRET_PLACE_CHANGED' && permissions.includes('beds.read') && alert.shelterId;
  const changeId = permissions.includes('access.watch') ? alert.accessChangeId : null;
  if (!isWayOpen && !shelter && !changeId) return null;
  return (
    <div className="acts alert-acts not-printed">
      {isWayOpen ? (
        <Link className="button button-second" href={way.path}>
          {say(way.name)}
        </Link>
      ) : null}
      {shelter ? (
        <Link className="button button-second" href={`/strutture/${shelter}`}>
          {say('alert.shelter')}
        </Link>
      ) : null}
      {changeId ? <TakeNote changeId={changeId} onDone={onDone} /> : null}
    </div>
  );
}

/** Where one does what an alert asks for. */
const ways: Partial<
  Record<
    AlertInWordsFragment['kind'],
    {
      readonly path: string;
      readonly name: 'alert.vouch' | 'alert.review' | 'alert.trail';
      readonly needs: string;
    }
  >
> = {
  OPERATOR_WAITS: { path: '/altro/persone', name: 'alert.vouch', needs: 'operators.vouch' },
  GLASS_BROKEN: { path: '/altro/emergenze', name: 'alert.review', needs: 'glass.review' },
  UNUSUAL_READING: { path: '/altro/registro', name: 'alert.trail', needs: 'audit.read' },
};

/** By name: the alert ends for everybody, and who took note stays written. */
function TakeNote({ changeId, onDone }: { readonly changeId: string; readonly onDone: () => void }) {
  const tell = useTell();
  const { send, isBusy, fault } = useSending(noteAccessChangeMutation, () => {
    tell(say('alert.noted'));
    onDone();
  });
  return (
    <>
      {fault ? <p className="alert-what">{fault}</p> : null}
      <Button isBusy={isBusy} onClick={() => void send({ changeId })}>
        {say('alert.note')}
      </Button>
    </>
  );
}
