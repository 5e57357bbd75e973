// The reset button: asks first, says what is lost and what stays, and what was found different afterwards.
import { type ReactNode, useState } from 'react';
import { client } from '../../client/railyard.ts';
import { Button } from '../Button/index.tsx';
import styles from './cluster.module.css';

type Stage = 'quiet' | 'asking' | 'running';

export function ResetCluster({ enabled }: { readonly enabled: boolean }): ReactNode {
  const [stage, setStage] = useState<Stage>('quiet');
  const [said, setSaid] = useState('');
  const reset = async (): Promise<void> => {
    setStage('running');
    setSaid('');
    const answer = await client.call('resetCluster', { body: {} });
    setStage('quiet');
    if (!answer.ok) setSaid(`${answer.problem.what} ${answer.problem.remedy}`);
    else if (answer.value.clean) setSaid('The cluster is clean: its fingerprint equals the baseline.');
    else
      setSaid(`The reset ended, and this differs from the baseline: ${answer.value.differences.join('; ')}.`);
  };
  return (
    <div className={styles.reset}>
      {stage === 'asking' ? (
        <>
          <p className={styles.text}>
            Reset the cluster? All topics, records, groups and settings are thrown away, and every node runs
            again. Your progress is kept.
          </p>
          <Button look="main" disabled={!enabled} onClick={() => void reset()}>
            Yes, reset the cluster
          </Button>{' '}
          <Button onClick={() => setStage('quiet')}>Keep it</Button>
        </>
      ) : (
        <Button disabled={!enabled || stage === 'running'} onClick={() => setStage('asking')}>
          {stage === 'running' ? 'Resetting…' : 'Reset the cluster'}
        </Button>
      )}
      <p role="status" className={styles.text}>
        {said}
      </p>
    </div>
  );
}
