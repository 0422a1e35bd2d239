import { useState } from 'react';
import { ActDialog } from '../../design/act-dialog';
import { Chip, Chips } from '../../design/card';
import { TextField } from '../../design/field';
import { Banner, useTell } from '../../design/notice';
import { Stepper } from '../../design/stepper';
import { useLine } from '../../frame/line';
import { registryNow } from '../../frame/registry-clock';
import { romeInstant, romeLocal } from '../../language/rome';
import { say } from '../../language/say';
import { useFact } from '../../offline/use-fact';
import { mayWaitAt, unsentAt } from '../my-beds/without-line';
import type { OneCase } from './intervention';
import { type NamedPool, useSheltersByName } from './shelters-by-name';

interface StayDialogProps {
  readonly one: OneCase;
  readonly onClose: () => void;
}

const most = 20;

/** Guests who are already inside, and nobody held a place for them: it happened, and is written down as it did. */
export function StayDialog({ one, onClose }: StayDialogProps) {
  const tell = useTell();
  const isOnLine = useLine();
  const [pool, setPool] = useState<NamedPool | null>(null);
  const [places, setPlaces] = useState(1);
  const [local, setLocal] = useState(() => romeLocal(registryNow()));
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const fact = useFact(pool !== null && mayWaitAt(pool.shelter));
  const send = async () => {
    if (!pool) return setFault(say('stay.noPool'));
    const at = romeInstant(local);
    const now = registryNow();
    if (!at || at > now) return setFault(say('stay.noTime'));
    setBusy(true);
    const { error, isWaiting } = await fact
      .tell({
        ...{ kind: 'STAY', poolId: pool.id, placementId: null, interventionId: one.id, places },
        ...{ at: at.toISOString(), name: `${pool.shelter.name}, ${pool.name}`, expectedRevision: null },
      })
      .finally(() => setBusy(false));
    if (error) return setFault(unsentAt(pool.shelter, error));
    tell(say(isWaiting ? 'queue.putDownDone' : 'stay.done'));
    onClose();
  };
  return (
    <ActDialog
      title={say('stay.title')}
      what={say('stay.what')}
      send={say(isOnLine ? 'stay.send' : 'stay.putDown')}
      onSend={() => void send()}
      {...{ isBusy, fault, onClose }}
    >
      <PoolField pool={pool} onChange={setPool} />
      <Stepper
        label={say(pool?.countedIn === 'ROOM' ? 'beds.roomsTaken' : 'beds.peopleInside')}
        value={places}
        least={1}
        most={most}
        onChange={setPlaces}
      />
      <TextField
        label={say('stay.since')}
        type="datetime-local"
        value={local}
        max={romeLocal(registryNow())}
        onChange={(event) => setLocal(event.target.value)}
      />
    </ActDialog>
  );
}

interface PoolFieldProps {
  readonly pool: NamedPool | null;
  readonly onChange: (pool: NamedPool | null) => void;
}

/** Where they are: a shelter by its name, then its pool; without a line out of what this device keeps. */
function PoolField({ pool, onChange }: PoolFieldProps) {
  const [text, setText] = useState('');
  const { shelters, isKept } = useSheltersByName(text);
  if (pool)
    return (
      <Chips label={say('stay.where')}>
        <Chip onRemove={{ label: say('place.forget', { name: pool.name }), act: () => onChange(null) }}>
          {`${pool.shelter.name}, ${pool.name}`}
        </Chip>
      </Chips>
    );
  return (
    <div className="place-field">
      <TextField
        label={say('stay.where')}
        placeholder={say('stay.whereLike')}
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {isKept ? <Banner>{say('stay.kept')}</Banner> : null}
      {shelters.map((shelter) => (
        <div key={shelter.id} className="stay-shelter">
          <p>{shelter.name}</p>
          <Chips label={shelter.name}>
            {shelter.pools.map((one) => (
              <Chip key={one.id} isOffer onPress={() => onChange({ ...one, shelter })}>
                {one.name}
              </Chip>
            ))}
          </Chips>
        </div>
      ))}
    </div>
  );
}
