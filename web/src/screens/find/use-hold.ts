import { saidBy } from '../../api/faults';
import { useAct } from '../../api/use-act';
import { useTell } from '../../design/notice';
import type { ValueOf } from '../../language/label';
import { say } from '../../language/say';
import { holdMutation, openCaseMutation, releaseMutation } from './find.documents';
import { type Need, toldOf } from './need';
import type { Offer } from './offer-card';

interface Heard {
  /** Who calls, for a case that is opened on the way. */
  readonly caller: ValueOf<'CallerKind'>;
  readonly onFault: (fault: string | null) => void;
  readonly onHeld: (interventionId: string) => void;
}

/** Holds with one tap; where there is no case yet, it is opened on the way. */
export function useHold(need: Need, interventionId: string | null, { caller, onFault, onHeld }: Heard) {
  const [open, isOpening] = useAct(openCaseMutation);
  const [hold, isHolding] = useAct(holdMutation);
  const [release] = useAct(releaseMutation);
  const tell = useTell();
  const openedCase = async () => {
    const { data, error } = await open({
      category: need.category === '' ? null : need.category,
      call: { callerKind: caller, municipality: need.municipality?.istatCode ?? null },
    });
    if (error) onFault(saidBy(error));
    return data?.openIntervention.id ?? null;
  };
  const take = async ({ pool, placesNeeded, shelter }: Offer) => {
    onFault(null);
    const opened = interventionId ?? (await openedCase());
    if (opened === null) return;
    const { data, error } = await hold({
      poolId: pool.id,
      interventionId: opened,
      places: placesNeeded,
      guests: need.guests.map(toldOf),
    });
    if (error) onFault(saidBy(error));
    if (data) tell(say('find.held', { name: shelter.name }), () => void giveBack(data.holdBeds.id, opened));
    onHeld(opened);
  };
  /** Taken back, the places are free again at once. */
  const giveBack = async (placementId: string, opened: string) => {
    const { error } = await release({ placementId });
    if (error) onFault(saidBy(error));
    else tell(say('held.released'));
    onHeld(opened);
  };
  return { take, isBusy: isOpening || isHolding };
}
