// The dock: consoles, the lesson's files, the cluster panel and the log microscope as tabs, beside the lesson or below it.
// Mounted once for the whole site.
import { limits } from '@railyard/lab-runner/protocol';
import { type ReactNode, Suspense, lazy, useCallback, useEffect, useState } from 'react';
import { client, dock } from '../../client/railyard.ts';
import type { Problem } from '../../runner/index.ts';
import { Button } from '../Button/index.tsx';
import { HowToStart } from '../HowToStart/index.tsx';
import { useCluster, useLink, useStore } from '../use-railyard.ts';
import { ClusterPanel } from './ClusterPanel.tsx';
import { ConsolePane } from './ConsolePane.tsx';
import { DockTabs } from './DockTabs.tsx';
import { type Placement, Separator } from './Separator.tsx';
import styles from './styles.module.css';

const Files = lazy(() => import('../Files/index.tsx'));
const LogMicroscope = lazy(() => import('../LogMicroscope/index.tsx'));

interface Props {
  readonly placement: Placement;
  readonly onLeave: () => void;
}

export default function Dock({ placement, onLeave }: Props): ReactNode {
  const link = useLink();
  const cluster = useCluster();
  const shown = useStore(dock.shown, dock.shown.get());
  const full = useStore(dock.full, false);
  const views = useStore(client.desk.views, []);
  const front = useStore(client.desk.front, undefined);
  const [problem, setProblem] = useState<Problem>();
  const [opening, setOpening] = useState(false);
  const [visited, setVisited] = useState<ReadonlySet<string>>(new Set());
  const [filesVisited, setFilesVisited] = useState(false);
  const wantsConsole = shown.open && shown.tab === 'console';
  const wantsFiles = shown.open && shown.tab === 'files';
  const reachable = link.phase === 'connected';

  const ensure = useCallback(async (): Promise<void> => {
    setOpening(true);
    const answer = await client.desk.ensure();
    setOpening(false);
    setProblem(answer.ok ? undefined : answer.problem);
  }, []);
  useEffect(() => {
    if (wantsConsole && reachable) void ensure();
  }, [wantsConsole, reachable, ensure]);
  useEffect(() => {
    if (wantsConsole && front !== undefined) setVisited((before) => new Set(before).add(front));
  }, [wantsConsole, front]);

  useEffect(() => {
    if (wantsFiles) setFilesVisited(true);
  }, [wantsFiles]);

  const unreachable = link.phase === 'reading' || link.phase === 'locked';
  return (
    <section id="dock" aria-label="Dock" className={styles.dock} hidden={!shown.open}>
      {!full && <Separator placement={placement} />}
      <DockTabs
        views={views}
        selected={shown.tab === 'console' ? front : shown.tab}
        canOpen={reachable && views.length < limits.consoles}
        onProblem={setProblem}
      />
      <div className={styles.body}>
        {problem && (
          <div className={styles.notice} role="status">
            {problem.what} {problem.remedy}
          </div>
        )}
        {unreachable ? (
          <div className={styles.start}>
            <HowToStart />
          </div>
        ) : (
          <>
            {wantsConsole && cluster && cluster.phase !== 'ready' && cluster.phase !== 'degraded' && (
              <div className={styles.notice} data-signal="caution" role="status">
                {startingWords(cluster.message, cluster.nodes)}
              </div>
            )}
            {views
              .filter((view) => visited.has(view.id))
              .map((view) => (
                <div
                  key={view.id}
                  role="tabpanel"
                  id={`panel-${view.id}`}
                  aria-labelledby={`tab-${view.id}`}
                  hidden={!(wantsConsole && view.id === front)}
                  className={styles.panel}
                >
                  <ConsolePane
                    id={view.id}
                    title={view.title}
                    shown={wantsConsole && view.id === front}
                    onLeave={onLeave}
                  />
                </div>
              ))}
            {wantsConsole && front === undefined && (
              <NoConsole lost={!reachable} opening={opening} onOpen={() => void ensure()} />
            )}
            {filesVisited && (
              <div
                role="tabpanel"
                id="panel-files"
                aria-labelledby="tab-files"
                hidden={shown.tab !== 'files'}
                className={styles.panel}
              >
                <Suspense fallback={<p className={styles.text}>Loading the files…</p>}>
                  <Files shown={wantsFiles} onLeave={onLeave} />
                </Suspense>
              </div>
            )}
            {shown.tab === 'cluster' && (
              <div role="tabpanel" id="panel-cluster" aria-labelledby="tab-cluster" className={styles.panel}>
                <ClusterPanel />
              </div>
            )}
            {shown.open && shown.tab === 'log' && (
              <div role="tabpanel" id="panel-log" aria-labelledby="tab-log" className={styles.panel}>
                <Suspense fallback={<p className={styles.text}>Loading the log microscope…</p>}>
                  <LogMicroscope />
                </Suspense>
              </div>
            )}
          </>
        )}
      </div>
    </section>
  );
}

function startingWords(
  message: string,
  nodes: readonly { readonly node: string; readonly phase: string }[],
): string {
  const up = nodes.filter((node) => node.phase === 'running').length;
  const awaited = nodes.filter((node) => node.phase === 'starting').map((node) => node.node);
  const which = awaited.length === 0 ? '' : ` Waiting for ${awaited.join(', ')}.`;
  return `${message} ${up} of ${nodes.length} nodes run.${which}`;
}

function NoConsole({
  lost,
  opening,
  onOpen,
}: {
  readonly lost: boolean;
  readonly opening: boolean;
  readonly onOpen: () => void;
}): ReactNode {
  if (lost) return <p className={styles.text}>The lab does not answer; a console opens when it is back.</p>;
  if (opening) return <p className={styles.text}>Opening a console…</p>;
  return (
    <div className={styles.start}>
      <p>No console is open. A reset closes all of them; your files are still there.</p>
      <Button onClick={onOpen}>Open a fresh console</Button>
    </div>
  );
}
