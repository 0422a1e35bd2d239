import {
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from 'react';
import './field.css';

interface Named {
  readonly label: string;
  readonly help?: ReactNode;
  /** What is wrong with it, and what to do. */
  readonly fault?: string | null | undefined;
}

type TextFieldProps = Named & InputHTMLAttributes<HTMLInputElement>;

export function TextField({ label, help, fault, ...input }: TextFieldProps) {
  return (
    <Labelled {...{ label, help, fault }}>
      {(id, described) => (
        <input {...input} id={id} aria-describedby={described} aria-invalid={Boolean(fault)} />
      )}
    </Labelled>
  );
}

type LongTextFieldProps = Named & TextareaHTMLAttributes<HTMLTextAreaElement>;

export function LongTextField({ label, help, fault, ...input }: LongTextFieldProps) {
  return (
    <Labelled {...{ label, help, fault }}>
      {(id, described) => (
        <textarea rows={3} {...input} id={id} aria-describedby={described} aria-invalid={Boolean(fault)} />
      )}
    </Labelled>
  );
}

interface ChoiceFieldProps<Value extends string> extends Named {
  readonly value: Value | '';
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
  /** What stands there while nothing is chosen; absent where something always is. */
  readonly nothing?: string;
  readonly onChoose: (value: Value | '') => void;
  readonly select?: SelectHTMLAttributes<HTMLSelectElement>;
}

export function ChoiceField<Value extends string>({
  label,
  help,
  fault,
  value,
  choices,
  nothing,
  onChoose,
  select,
}: ChoiceFieldProps<Value>) {
  return (
    <Labelled {...{ label, help, fault }}>
      {(id, described) => (
        <select
          {...select}
          id={id}
          aria-describedby={described}
          aria-invalid={Boolean(fault)}
          value={value}
          onChange={(event) =>
            onChoose(choices.find((choice) => choice.value === event.target.value)?.value ?? '')
          }
        >
          {nothing === undefined ? null : <option value="">{nothing}</option>}
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}

function Labelled({
  label,
  help,
  fault,
  children,
}: Named & { readonly children: (id: string, described: string | undefined) => ReactNode }) {
  const id = useId();
  const described = fault ? `${id}-fault` : help ? `${id}-help` : undefined;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children(id, described)}
      {fault ? (
        <p className="field-fault" id={`${id}-fault`} role="alert">
          {fault}
        </p>
      ) : help ? (
        <p className="soft" id={`${id}-help`}>
          {help}
        </p>
      ) : null}
    </div>
  );
}
