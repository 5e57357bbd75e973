// The fields beside Check for what only the learner can tell.
import { type ReactNode, useId } from 'react';
import type { ExerciseCardData } from '../../course/card.ts';
import { Words } from '../Words/index.tsx';
import styles from './styles.module.css';

interface Props {
  readonly fields: ExerciseCardData['answers'];
  readonly given: Readonly<Record<string, string>>;
  readonly disabled: boolean;
  readonly onChange: (name: string, value: string) => void;
}

export function AnswerFields({ fields, given, disabled, onChange }: Props): ReactNode {
  const base = useId();
  return fields.map(({ name, kind, label, help }) => (
    <div key={name} className={styles.field}>
      <label htmlFor={`${base}${name}`}>
        <Words text={label} />
      </label>
      <input
        id={`${base}${name}`}
        name={name}
        type="text"
        inputMode={kind === 'number' ? 'numeric' : 'text'}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={2000}
        disabled={disabled}
        aria-describedby={`${base}${name}-help`}
        value={given[name] ?? ''}
        onChange={(event) => onChange(name, event.target.value)}
      />
      <span id={`${base}${name}-help`} className={styles.note}>
        <Words text={help} />
      </span>
    </div>
  ));
}
