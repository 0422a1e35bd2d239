import { Button } from '../../design/button';
import { Chip, Chips } from '../../design/card';
import { TextField } from '../../design/field';
import { say } from '../../language/say';

export interface Interval {
  /** Tells two alike apart on the screen. */
  readonly key: string;
  readonly days: number[];
  readonly from: string;
  readonly to: string;
}

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** Hours as they were read, ready to be edited. */
export function rowsOf(weekly: readonly Omit<Interval, 'key'>[]): Interval[] {
  return weekly.map(({ days, from, to }) => ({ key: crypto.randomUUID(), days, from, to }));
}

/** As they are sent. */
export function intervalsOf(rows: readonly Interval[]): Omit<Interval, 'key'>[] {
  return rows.map(({ days, from, to }) => ({ days, from, to }));
}

interface WeeklyFieldsProps {
  readonly weekly: readonly Interval[];
  readonly onChange: (weekly: readonly Interval[]) => void;
}

/** Days and times that come again each week. */
export function WeeklyFields({ weekly, onChange }: WeeklyFieldsProps) {
  const change = (key: string, part: Partial<Interval>) =>
    onChange(weekly.map((one) => (one.key === key ? { ...one, ...part } : one)));
  return (
    <>
      {weekly.map((interval) => (
        <fieldset key={interval.key} className="weekly">
          <legend>{say('hours.weekly')}</legend>
          <Chips label={say('hours.days')}>
            {weekdays.map((day) => {
              const isChosen = interval.days.includes(day);
              const days = isChosen
                ? interval.days.filter((one) => one !== day)
                : [...interval.days, day].toSorted((a, b) => a - b);
              return (
                <Chip key={day} isChosen={isChosen} onPress={() => change(interval.key, { days })}>
                  {say(`hours.day.${day}`)}
                </Chip>
              );
            })}
          </Chips>
          <div className="field-row">
            <TextField
              label={say('hours.from')}
              type="time"
              value={interval.from}
              onChange={(event) => change(interval.key, { from: event.target.value })}
            />
            <TextField
              label={say('hours.to')}
              type="time"
              value={interval.to}
              onChange={(event) => change(interval.key, { to: event.target.value })}
            />
          </div>
          <Button weight="plain" onClick={() => onChange(weekly.filter(({ key }) => key !== interval.key))}>
            {say('hours.remove')}
          </Button>
        </fieldset>
      ))}
      <p className="soft">{say('hours.nightHelp')}</p>
      <Button
        onClick={() =>
          onChange([...weekly, ...rowsOf([{ days: [...weekdays], from: '18:00', to: '08:00' }])])
        }
      >
        {say('hours.add')}
      </Button>
    </>
  );
}
