import { Chip, Chips } from '../../design/card';
import { ChoiceField, TextField } from '../../design/field';
import { choicesOf, labelOf } from '../../language/label';
import { say } from '../../language/say';
import { ruleShapes, type TypedRule } from './rules';

const kinds = [...ruleShapes.keys()];

interface RuleFieldsProps {
  readonly rule: TypedRule;
  readonly onChange: (rule: TypedRule) => void;
}

/** Any rule of the closed list: what it is about, how it holds, with a number or words where it takes them. */
export function RuleFields({ rule, onChange }: RuleFieldsProps) {
  const { kind, effect, number, words } = rule;
  const change = (part: Partial<TypedRule>) => onChange({ ...rule, ...part });
  const setWords = (chosen: readonly string[]) => change({ words: chosen });
  const takes = ruleShapes.get(kind)?.takes ?? null;
  return (
    <>
      <ChoiceField
        label={say('rule.kind')}
        value={kind}
        choices={kinds.map((value) => ({ value, label: labelOf('CriterionKind', value) }))}
        onChoose={(value) => change({ kind: value === '' ? 'SEX' : value, words: [] })}
      />
      <ChoiceField
        label={say('rule.effect')}
        value={effect}
        choices={choicesOf('Effect')}
        onChoose={(value) => change({ effect: value === '' ? 'EXCLUDE' : value })}
      />
      {takes === 'NUMBER' ? (
        <TextField
          label={say('rule.number')}
          inputMode="numeric"
          value={number}
          onChange={(event) => change({ number: event.target.value.replaceAll(/\D/g, '') })}
        />
      ) : null}
      {takes === 'SEX' ? <WordChips choices={choicesOf('Sex')} {...{ words, setWords }} /> : null}
      {takes === 'NEED_CATEGORY' ? (
        <WordChips choices={choicesOf('NeedCategory')} {...{ words, setWords }} />
      ) : null}
      {takes === 'LANGUAGE' ? (
        <TextField
          label={say('rule.languages')}
          help={say('rule.languagesHelp')}
          value={words.join(', ')}
          onChange={(event) => setWords(event.target.value.toLowerCase().split(/[\s,]+/))}
        />
      ) : null}
    </>
  );
}

interface WordChipsProps {
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly words: readonly string[];
  readonly setWords: (words: readonly string[]) => void;
}

function WordChips({ choices, words, setWords }: WordChipsProps) {
  return (
    <Chips label={say('rule.words')}>
      {choices.map(({ value, label }) => {
        const isChosen = words.includes(value);
        return (
          <Chip
            key={value}
            isChosen={isChosen}
            onPress={() => setWords(isChosen ? words.filter((word) => word !== value) : [...words, value])}
          >
            {label}
          </Chip>
        );
      })}
    </Chips>
  );
}
