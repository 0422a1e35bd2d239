import { useState } from 'react';
import { useSending } from '../../api/use-sending';
import { ActDialog } from '../../design/act-dialog';
import { Button } from '../../design/button';
import { Chip, Chips } from '../../design/card';
import { CheckField } from '../../design/check-field';
import { TextField } from '../../design/field';
import { useTell } from '../../design/notice';
import { Stepper } from '../../design/stepper';
import { choicesOf, labelOf, type ValueOf } from '../../language/label';
import { say } from '../../language/say';
import { closePoolMutation, createPoolMutation, editPoolMutation } from './shelter.documents';
import type { PoolInFull } from './shelter.types';

interface PoolDialogProps {
  /** To add places to it; absent where those of `pool` are changed. */
  readonly shelterId?: string;
  readonly pool?: PoolInFull;
  readonly onClose: () => void;
}

/** Places that are counted together: made, or changed. How they are counted never changes. */
export function PoolDialog({ shelterId, pool, onClose }: PoolDialogProps) {
  const tell = useTell();
  const [name, setName] = useState(pool?.name ?? '');
  const [authorised, setAuthorised] = useState(pool?.authorised ?? 1);
  const [countedIn, setCountedIn] = useState<ValueOf<'CountedIn'>>(pool?.countedIn ?? 'BED');
  const [bedsPerRoom, setBedsPerRoom] = useState(pool?.bedsPerRoom ?? 2);
  const [categories, setCategories] = useState<readonly ValueOf<'NeedCategory'>[]>(pool?.categories ?? []);
  const [emergency, setEmergency] = useState(pool?.emergency ?? false);
  const [reopens, setReopens] = useState(pool?.reopensAutomatically ?? true);
  const [isClosing, setClosing] = useState(false);
  const done = () => {
    tell(say(pool ? 'edit.saved' : 'pools.done'));
    onClose();
  };
  const creating = useSending(createPoolMutation, done);
  const editing = useSending(editPoolMutation, done);
  const go = () => {
    const said = {
      ...{ authorised, emergency },
      name: name.trim(),
      categories: [...categories],
      reopensAutomatically: reopens,
    };
    if (pool) return editing.send({ ...said, poolId: pool.id, expectedRevision: pool.revision });
    const rooms = countedIn === 'ROOM' ? { bedsPerRoom } : {};
    return creating.send({ ...said, ...rooms, countedIn, shelterId: shelterId ?? '' });
  };
  if (pool && isClosing) return <ClosePool pool={pool} onClose={onClose} />;
  return (
    <ActDialog
      title={pool ? pool.name : say('edit.addPool')}
      send={say(pool ? 'edit.save' : 'create.send')}
      onSend={() => void go()}
      isBusy={creating.isBusy || editing.isBusy}
      fault={creating.fault ?? editing.fault}
      onClose={onClose}
    >
      <TextField label={say('pools.name')} value={name} onChange={(event) => setName(event.target.value)} />
      <Stepper label={say('pools.authorised')} value={authorised} most={5000} onChange={setAuthorised} />
      {pool ? null : <UnitFields {...{ countedIn, setCountedIn, bedsPerRoom, setBedsPerRoom }} />}
      <fieldset className="weekly">
        <legend>{say('pools.categories')}</legend>
        {choicesOf('NeedCategory').map(({ value }) => (
          <CheckField
            key={value}
            label={labelOf('NeedCategory', value)}
            isChecked={categories.includes(value)}
            onChange={(isChecked) =>
              setCategories(isChecked ? [...categories, value] : categories.filter((one) => one !== value))
            }
          />
        ))}
      </fieldset>
      <CheckField label={say('pools.emergency')} isChecked={emergency} onChange={setEmergency} />
      <CheckField label={say('pools.reopens')} isChecked={reopens} onChange={setReopens} />
      {pool ? (
        <Button weight="plain" onClick={() => setClosing(true)}>
          {say('edit.closePool')}
        </Button>
      ) : null}
    </ActDialog>
  );
}

interface UnitFieldsProps {
  readonly countedIn: ValueOf<'CountedIn'>;
  readonly setCountedIn: (countedIn: ValueOf<'CountedIn'>) => void;
  readonly bedsPerRoom: number;
  readonly setBedsPerRoom: (bedsPerRoom: number) => void;
}

/** In what new places are counted. */
function UnitFields({ countedIn, setCountedIn, bedsPerRoom, setBedsPerRoom }: UnitFieldsProps) {
  return (
    <>
      <Chips label={say('pools.countedIn')}>
        {choicesOf('CountedIn').map(({ value, label }) => (
          <Chip key={value} isChosen={countedIn === value} onPress={() => setCountedIn(value)}>
            {label}
          </Chip>
        ))}
      </Chips>
      {countedIn === 'ROOM' ? (
        <Stepper
          label={say('pools.bedsPerRoom')}
          value={bedsPerRoom}
          least={1}
          most={20}
          onChange={setBedsPerRoom}
        />
      ) : null}
    </>
  );
}

function ClosePool({ pool, onClose }: { readonly pool: PoolInFull; readonly onClose: () => void }) {
  const tell = useTell();
  const { send, isBusy, fault } = useSending(closePoolMutation, () => {
    tell(say('edit.poolClosed'));
    onClose();
  });
  return (
    <ActDialog
      title={say('edit.closePoolTitle', { name: pool.name })}
      what={say('edit.closePoolWhat')}
      send={say('edit.closeSend')}
      weight="danger"
      onSend={() => void send({ poolId: pool.id, expectedRevision: pool.revision })}
      {...{ isBusy, fault, onClose }}
    />
  );
}
