import { useQuery } from 'urql';
import { Card } from '../../design/card';
import { ChoiceField } from '../../design/field';
import { useSigned } from '../../frame/session';
import { labelOf, type ValueOf } from '../../language/label';
import { say } from '../../language/say';
import { acceptedCallersQuery, casesToChooseQuery } from './find.documents';

export type Caller = ValueOf<'CallerKind'>;

interface CaseChoiceProps {
  readonly caller: Caller;
  readonly onCaller: (caller: Caller) => void;
  readonly onCase: (interventionId: string) => void;
}

/** Before the first hold: for which case, or who calls about a new one. */
export function CaseChoice({ caller, onCaller, onCase }: CaseChoiceProps) {
  const { districtId } = useSigned();
  const [{ data }] = useQuery({ query: casesToChooseQuery });
  const [{ data: own }] = useQuery({
    query: acceptedCallersQuery,
    variables: { id: districtId ?? '' },
    pause: !districtId,
  });
  const callers = own?.district?.acceptedCallers ?? ['LAW_ENFORCEMENT'];
  const cases = data?.interventions.nodes ?? [];
  return (
    <Card>
      {cases.length > 0 ? (
        <ChoiceField
          label={say('find.case')}
          value=""
          nothing={say('find.newCase')}
          choices={cases.map(({ id, number, category }) => ({
            value: id,
            label: [number, category ? labelOf('NeedCategory', category) : null].filter(Boolean).join(' · '),
          }))}
          onChoose={(id) => {
            if (id !== '') onCase(id);
          }}
        />
      ) : null}
      {callers.length > 1 ? (
        <ChoiceField
          label={say('need.caller')}
          help={say('find.callerWhat')}
          value={caller}
          choices={callers.map((value) => ({ value, label: labelOf('CallerKind', value) }))}
          onChoose={(value) => onCaller(value === '' ? 'LAW_ENFORCEMENT' : value)}
        />
      ) : null}
    </Card>
  );
}
