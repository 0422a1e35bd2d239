import { saidBy } from '../../api/faults';
import { useAct } from '../../api/use-act';
import { Button } from '../../design/button';
import { useTell } from '../../design/notice';
import { labelOf } from '../../language/label';
import { momentInWords } from '../../language/rome';
import { say } from '../../language/say';
import { withdrawCriterionMutation } from './shelter.documents';
import type { CriterionInFull, PoolInFull } from './shelter.types';

interface ProfileProps {
  readonly pool: Pick<PoolInFull, 'name' | 'criteria'>;
  readonly isKept: boolean;
  readonly now: Date;
  readonly onDone: () => void;
}

/** Whom it admits, each line a sentence; what ends by itself says when. */
export function Profile({ pool, isKept, now, onDone }: ProfileProps) {
  return (
    <section className="profile" aria-label={`${say('pool.profile')}: ${pool.name}`}>
      <h4>{say('pool.profile')}</h4>
      {pool.criteria.length === 0 ? <p>{say('pool.noProfile')}</p> : null}
      <ul>
        {pool.criteria.map((criterion) => (
          <Line key={criterion.id} criterion={criterion} isKept={isKept} now={now} onDone={onDone} />
        ))}
      </ul>
    </section>
  );
}

interface LineProps extends Omit<ProfileProps, 'pool'> {
  readonly criterion: CriterionInFull;
}

function Line({
  criterion: { id, effect, inWords, note, validFrom, validUntil },
  isKept,
  now,
  onDone,
}: LineProps) {
  const [withdraw, isBusy] = useAct(withdrawCriterionMutation);
  const tell = useTell();
  const begins =
    validFrom && new Date(validFrom) > now ? momentInWords('from', new Date(validFrom), now) : null;
  const ends = validUntil ? momentInWords('until', new Date(validUntil), now) : null;
  const window = [begins, ends].filter(Boolean).join(', ');
  return (
    <li className={`rule rule-${effect.toLowerCase()}`}>
      <span aria-hidden="true">{signs[effect]}</span>
      <span>
        <span className="heard-only">{`${labelOf('Effect', effect)}: `}</span>
        {inWords}
        {window ? <b className="rule-window">{` ${window}`}</b> : null}
        {note ? <span className="soft rule-note">{note}</span> : null}
      </span>
      {isKept ? (
        <Button
          weight="plain"
          aria-label={`${say('rule.withdraw')}: ${inWords}`}
          isBusy={isBusy}
          onClick={async () => {
            const { error } = await withdraw({ criterionId: id });
            tell(error ? saidBy(error) : say('rule.withdrawn'));
            onDone();
          }}
        >
          {say('rule.withdraw')}
        </Button>
      ) : null}
    </li>
  );
}

const signs = { REQUIRE: '•', EXCLUDE: '✕', PREFER: '+', ASK: '?' } as const satisfies Record<
  CriterionInFull['effect'],
  string
>;
