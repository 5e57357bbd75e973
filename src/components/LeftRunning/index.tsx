// Under the strip of a lesson: consumer groups that were there before the lesson was opened, and the offer to stop them.
import { useDoc } from '@docusaurus/plugin-content-docs/client';
import { type ReactNode, useEffect, useRef } from 'react';
import { leftRunning } from '../../client/railyard.ts';
import type { Left } from '../../client/left-running.ts';
import { useCluster, useLink, useNow, useStore } from '../use-railyard.ts';
import { Group } from './Group.tsx';
import styles from './styles.module.css';
import { spoken } from './words.ts';

const nothing: Left = { groups: [], programs: [] };

export function LeftRunning(): ReactNode {
  const lesson = useDoc().frontMatter.sidebar_custom_props?.['lesson'];
  const connected = useLink().phase === 'connected';
  const phase = useCluster()?.phase;
  const answers = connected && (phase === 'ready' || phase === 'degraded');
  useEffect(() => {
    if (answers && typeof lesson === 'number') void leftRunning.opened(lesson);
  }, [answers, lesson]);

  const { groups, programs } = useStore(leftRunning.state, nothing);
  const now = useNow(groups.length > 0);
  const place = useRef<HTMLDivElement>(null);
  if (typeof lesson !== 'number') return null;
  return (
    // A button that is pressed goes; the keyboard's place is kept here.
    <div ref={place} tabIndex={-1} className={styles.place}>
      <p className="unseen" role="status" aria-live="polite">
        {groups.map((one) => spoken(one, programs)).join(' ')}
      </p>
      {groups.length > 0 && (
        <section aria-label="Left running" className={styles.left}>
          {groups.map((one) => (
            <Group
              key={one.group}
              left={one}
              programs={programs}
              now={now}
              connected={connected}
              onPress={() => place.current?.focus()}
            />
          ))}
        </section>
      )}
    </div>
  );
}
