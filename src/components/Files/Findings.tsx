// What does not fit in a program, line by line, below its text.
import type { FindingView } from '@railyard/lab-runner/protocol';
import type { ReactNode } from 'react';
import styles from './styles.module.css';

interface Props {
  readonly findings: readonly FindingView[];
  /** Whether the saved text was looked at. */
  readonly checked: boolean;
  /** The file that is shown; a finding of another one cannot be gone to. */
  readonly path: string;
  readonly onChoose: (finding: FindingView) => void;
}

export function Findings({ findings, checked, path, onChoose }: Props): ReactNode {
  const count = findings.length === 1 ? 'One thing does' : `${findings.length} things do`;
  return (
    <div className={styles.findings}>
      <p role="status" className={styles.verdict}>
        {checked ? (findings.length === 0 ? 'The types fit.' : `${count} not fit:`) : ''}
      </p>
      {findings.length > 0 && (
        <ul>
          {findings.map((finding) => (
            <li key={`${finding.file} ${finding.line} ${finding.column} ${finding.message}`}>
              {finding.file === path ? (
                <button type="button" onClick={() => onChoose(finding)}>
                  Line {finding.line}
                </button>
              ) : (
                <b>
                  {finding.file}, line {finding.line}
                </b>
              )}{' '}
              {finding.message}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
