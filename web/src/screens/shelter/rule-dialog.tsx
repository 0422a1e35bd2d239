import { useState } from 'react';
import { saidBy } from '../../api/faults';
import { useAct } from '../../api/use-act';
import { ActDialog } from '../../design/act-dialog';
import { Chip, Chips } from '../../design/card';
import { TextField } from '../../design/field';
import { useTell } from '../../design/notice';
import { say } from '../../language/say';
import type { KeptPool } from './pool-acts';
import { RuleFields } from './rule-fields';
import {
  lineOf,
  noRule,
  type QuickRule,
  quickRuleNames,
  quickRules,
  type RuleLine,
  type TypedRule,
} from './rules';
import { stateCriterionMutation } from './shelter.documents';
import { instantOf, UntilField, useUntil } from './until-field';

/** "Tonight no men": a rule that ends by itself, with two taps; any other with a few more. */
export function RuleDialog({ pool, onClose }: { readonly pool: KeptPool; readonly onClose: () => void }) {
  const [state, isBusy] = useAct(stateCriterionMutation);
  const [quick, setQuick] = useState<QuickRule | 'other' | null>(null);
  const [own, setOwn] = useState<TypedRule>(noRule);
  const [note, setNote] = useState('');
  const [until, setUntil] = useUntil('MORNING');
  const [fault, setFault] = useState<string | null>(null);
  const tell = useTell();
  const send = async () => {
    const ends = instantOf(until, new Date());
    if (ends === undefined) return setFault(say('until.missing'));
    const lines = linesOf(quick, own);
    if (lines.length === 0) return setFault(say('rule.choose'));
    for (const line of lines) {
      const { error } = await state({
        ...line,
        poolId: pool.id,
        note: note.trim() || null,
        validUntil: ends,
      });
      if (error) return setFault(saidBy(error));
    }
    tell(say('rule.done'));
    onClose();
  };
  return (
    <ActDialog
      title={say('rule.title')}
      what={say('rule.what', { name: pool.name })}
      send={say('rule.send')}
      onSend={() => void send()}
      {...{ isBusy, fault, onClose }}
    >
      <Chips label={say('rule.quick')}>
        {quickRuleNames.map((name) => (
          <Chip key={name} isChosen={quick === name} onPress={() => setQuick(name)}>
            {say(`rule.${name}`)}
          </Chip>
        ))}
        <Chip isChosen={quick === 'other'} onPress={() => setQuick('other')}>
          {say('rule.other')}
        </Chip>
      </Chips>
      {quick === 'other' ? <RuleFields rule={own} onChange={setOwn} /> : null}
      <UntilField until={until} choices={['MORNING', 'DAY', 'WEEK', 'ALWAYS', 'OTHER']} onChange={setUntil} />
      <TextField
        label={say('rule.note')}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
    </ActDialog>
  );
}

function linesOf(quick: QuickRule | 'other' | null, own: TypedRule): readonly RuleLine[] {
  if (quick === null) return [];
  if (quick === 'other') return [lineOf(own)];
  return quickRules[quick];
}
