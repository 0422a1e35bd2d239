import { useState } from 'react';
import type { HoursInput } from '../../api/generated/graphql';
import { useSending } from '../../api/use-sending';
import { ActDialog } from '../../design/act-dialog';
import { Chip, Chips } from '../../design/card';
import { CheckField } from '../../design/check-field';
import { ChoiceField } from '../../design/field';
import { useTell } from '../../design/notice';
import { choicesOf, type ValueOf } from '../../language/label';
import { say } from '../../language/say';
import { setHoursMutation } from './shelter.documents';
import type { HoursInFull, ShelterInFull } from './shelter.types';
import { type Interval, intervalsOf, rowsOf, WeeklyFields } from './weekly-fields';

type Clock = ValueOf<'ShelterClock'>;

/** The hours of one of the three clocks; seasons and exceptions that are there stay. */
export function HoursDialog({
  shelter,
  onClose,
}: {
  readonly shelter: ShelterInFull;
  readonly onClose: () => void;
}) {
  const [clock, setClock] = useState<Clock>('ADMISSION');
  const stated = {
    ADMISSION: shelter.admissionHours,
    STAFFED: shelter.staffedHours,
    TELEPHONE: shelter.telephoneHours,
  } satisfies Record<Clock, HoursInFull | null | undefined>;
  const choice = (
    <Chips label={say('hours.clock')}>
      {choicesOf('ShelterClock').map(({ value, label }) => (
        <Chip key={value} isChosen={clock === value} onPress={() => setClock(value)}>
          {label}
        </Chip>
      ))}
    </Chips>
  );
  return <HoursOf key={clock} {...{ shelter, clock, choice, onClose }} hours={stated[clock] ?? null} />;
}

interface HoursOfProps {
  readonly shelter: ShelterInFull;
  readonly clock: Clock;
  readonly hours: HoursInFull | null;
  readonly choice: React.ReactNode;
  readonly onClose: () => void;
}

function HoursOf({ shelter, clock, hours, choice, onClose }: HoursOfProps) {
  const tell = useTell();
  const [always, setAlways] = useState(hours?.always ?? false);
  const [weekly, setWeekly] = useState<readonly Interval[]>(() => rowsOf(hours?.weekly ?? []));
  const [holidays, setHolidays] = useState<ValueOf<'HolidayHours'>>(hours?.holidays ?? 'AS_USUAL');
  const { send, isBusy, fault } = useSending(setHoursMutation, () => {
    tell(say('hours.done'));
    onClose();
  });
  const hasMore = hours !== null && hours.seasons.length + hours.exceptions.length > 0;
  return (
    <ActDialog
      title={say('edit.hours')}
      send={say('edit.save')}
      onSend={() =>
        void send({
          shelterId: shelter.id,
          clock,
          hours: sentHours(hours, { always, weekly, holidays }),
          expectedRevision: shelter.revision,
        })
      }
      {...{ isBusy, fault, onClose }}
    >
      {choice}
      <CheckField label={say('hours.always')} isChecked={always} onChange={setAlways} />
      {always ? null : <WeeklyFields weekly={weekly} onChange={setWeekly} />}
      <ChoiceField
        label={say('hours.holidays')}
        value={holidays}
        choices={choicesOf('HolidayHours')}
        onChoose={(value) => setHolidays(value === '' ? 'AS_USUAL' : value)}
      />
      {hasMore ? <p className="soft">{say('hours.kept', { words: hours.inWords })}</p> : null}
    </ActDialog>
  );
}

type Usual = Required<Pick<HoursInput, 'always' | 'holidays'>> & { readonly weekly: readonly Interval[] };

/** Nothing said at all is "nobody has said". */
function sentHours(stated: HoursInFull | null, { always, weekly, holidays }: Usual): HoursInput | null {
  const rest = hoursRest(stated);
  const isSaid = always || weekly.length > 0 || rest.seasons.length + rest.exceptions.length > 0;
  return isSaid ? { always, holidays, weekly: always ? [] : intervalsOf(weekly), ...rest } : null;
}

/** What this dialog does not edit, as it is sent back. */
function hoursRest(stated: HoursInFull | null) {
  const span = ({ from, to }: { readonly from: string; readonly to: string }) => ({ from, to });
  const { seasons = [], exceptions = [] } = stated ?? {};
  return {
    seasons: seasons.map(({ name, fromDay, untilDay, weekly }) => ({
      ...{ name, fromDay, untilDay },
      weekly: weekly.map((one) => ({ ...span(one), days: one.days })),
    })),
    exceptions: exceptions.map(({ name, from, until, intervals }) => ({
      ...{ name, from, until },
      intervals: intervals.map(span),
    })),
  };
}

/** Hours as they were read, ready to be sent back unchanged. */
export function sameHours(stated: HoursInFull | null): HoursInput | null {
  if (stated === null) return null;
  const { always, holidays, weekly } = stated;
  return {
    ...{ always, holidays, ...hoursRest(stated) },
    weekly: weekly.map(({ days, from, to }) => ({ days, from, to })),
  };
}
