// The log microscope: one replica as it lies on its broker's disk, from the folder down to the records. Reads only.
import { type ReactNode, useState } from 'react';
import { useLink, useStore } from '../use-railyard.ts';
import { choice, choose } from './choice.ts';
import { Chooser } from './Chooser.tsx';
import { Legend } from './Legend.tsx';
import { SegmentPane } from './SegmentPane.tsx';
import { Train } from './Train.tsx';
import { Twin } from './Twin.tsx';
import { useLogs } from './use-logs.ts';
import { useReplica } from './use-replica.ts';
import styles from './styles.module.css';

export default function LogMicroscope(): ReactNode {
  const connected = useLink().phase === 'connected';
  const { logs, problem: listProblem } = useLogs(connected);
  const wanted = useStore(choice, undefined);
  const chosen = choose(logs?.replicas ?? [], wanted);
  const { view, gone, news, problem: viewProblem } = useReplica(chosen, connected);
  const problem = (chosen && viewProblem) ?? listProblem;
  // Nobody has picked one: the active segment is followed, also when another becomes it.
  const [picked, setPicked] = useState<{ readonly folder: string; readonly file: string }>();
  const file = picked?.folder === view?.folder ? picked?.file : undefined;
  const segments = view?.segments ?? [];
  const segment =
    segments.find((one) => one.file === file) ??
    segments.find(({ base }) => base === baseOf(file)) ??
    segments.find((one) => one.active) ??
    segments.at(-1);
  return (
    <div className={styles.microscope}>
      {!connected && (
        <p className={styles.note} data-signal="caution" role="status">
          The lab does not answer; what is shown is what was there last.
        </p>
      )}
      {logs === undefined ? (
        <p className={styles.quiet}>Looking at the brokers’ disks…</p>
      ) : chosen === undefined ? (
        <p className={styles.quiet}>
          No broker has a partition on its disk yet. Make a topic, and its log is drawn here.
        </p>
      ) : (
        <Chooser replicas={logs.replicas} chosen={chosen} />
      )}
      {problem !== undefined && (
        <p className={styles.note} data-signal="caution" role="status">
          {problem.what} {problem.remedy}
        </p>
      )}
      {view !== undefined && (
        <>
          <Train
            view={view}
            gone={gone}
            selected={segment?.file}
            onSelect={(file) => setPicked({ folder: view.folder, file })}
          />
          <p className={styles.heardOnly} aria-live="polite">
            {news}
          </p>
          {segment !== undefined && (
            <SegmentPane
              key={`${view.broker} ${view.folder} ${segment.file}`}
              place={{ broker: view.broker, folder: view.folder }}
              segment={segment}
            />
          )}
          <details className={styles.more}>
            <summary>What the signs mean</summary>
            <Legend />
          </details>
          <details className={styles.more}>
            <summary>The folder as a table</summary>
            <Twin view={view} />
          </details>
        </>
      )}
    </div>
  );
}

/** A file that is renamed on its way out stays the one that is looked at. */
function baseOf(file: string | undefined): string | undefined {
  return file === undefined ? undefined : String(BigInt(file.slice(0, 20)));
}
