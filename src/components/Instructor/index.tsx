// The instructor's page inside its frame: who may not, how to get in, and the class when the door is open.
import { type ReactNode, useEffect } from 'react';
import { classroom, followClass } from '../../client/classroom.ts';
import type { Door } from '../../runner/index.ts';
import { Button } from '../Button/index.tsx';
import { Copy } from '../Copy/index.tsx';
import { useStore } from '../use-railyard.ts';
import { ClusterState } from './ClusterState.tsx';
import { LastClass } from './LastClass.tsx';
import { NextClass } from './NextClass.tsx';
import { Standings } from './Standings.tsx';
import styles from './styles.module.css';

const asking: Door = { phase: 'asking' };

export function Instructor(): ReactNode {
  const door = useStore(classroom.door, asking);
  useEffect(() => followClass(window), []);
  switch (door.phase) {
    case 'asking':
      return <p role="status">Asking the lab…</p>;
    case 'reading':
      return <p>This copy is for reading: no lab runs behind it. Start one with npm start.</p>;
    case 'locked':
      return <Locked door={door} />;
    case 'open':
      return <Open door={door} />;
  }
}

function Locked({ door }: { readonly door: Extract<Door, { phase: 'locked' }> }): ReactNode {
  const { problem } = door;
  return (
    <div className={styles.locked}>
      {problem && (
        <p role="alert">
          <b>The link was refused.</b> {problem.code === 'NOT_AUTHORISED' ? oldLink : problem.what}
        </p>
      )}
      <p>
        This page is the instructor’s: it shows the results of this seat and makes it ready for the next
        class. Whoever runs the lab prints its link on the lab’s own machine:
      </p>
      <p className={styles.command}>
        <code>npx yard class link</code> <Copy text="npx yard class link" />
      </p>
      <p className={styles.soft}>Learners find everything else in the lessons.</p>
    </div>
  );
}

const oldLink = 'A link holds until the lab stops; print a new one.';

function Open({ door }: { readonly door: Extract<Door, { phase: 'open' }> }): ReactNode {
  const { view, lost } = door;
  return (
    <>
      <p role="status" className={lost ? styles.lost : 'unseen'}>
        {lost && `${lost.what} What is shown here is what was known last; it goes on by itself.`}
      </p>
      <div className={styles.room}>
        <Standings rows={view.exercises} />
        <div className={styles.desk}>
          <ClusterState cluster={view.cluster} />
          <NextClass view={view} />
          <LastClass view={view} />
          <p className={styles.leave}>
            <Button look="quiet" onClick={() => void classroom.leave()}>
              Leave this page
            </Button>{' '}
            <span className={styles.soft}>
              Before a learner uses this browser; it ends by itself in an hour.
            </span>
          </p>
        </div>
      </div>
    </>
  );
}
