// The live picture of the cluster: head, ensemble, grid, happenings, replay, and all of it in words. Fed by the timeline only.
import { brokerNames } from '@railyard/labs/kit';
import { type ReactNode, useMemo, useState } from 'react';
import { questions } from '../../client/railyard.ts';
import type { Asked } from '../../client/picture-questions.ts';
import { useCluster, useExercises, useNow, useStore } from '../use-railyard.ts';
import { Announcer } from './Announcer.tsx';
import { BrokerHead } from './BrokerHead.tsx';
import { chipsOf } from './chips.ts';
import { Chips } from './Chips.tsx';
import { Compared } from './Compared.tsx';
import { ensembleOf } from './counts.ts';
import { whyUnknown } from './knowledge.ts';
import { Ensemble } from './Ensemble.tsx';
import { Grid } from './Grid.tsx';
import { Groups } from './Groups.tsx';
import { Happenings } from './Happenings.tsx';
import { laidOver, markOf } from './laid.ts';
import { Legend } from './Legend.tsx';
import { phasesOf } from './phase.ts';
import { Replay } from './Replay.tsx';
import { columnsOf, groupsOf, isInternal } from './replicas.ts';
import { sessionOf, sessionTimeoutMs } from './session.ts';
import { Situation } from './Situation.tsx';
import { StretchChoice } from './StretchChoice.tsx';
import { Twin } from './Twin.tsx';
import { usePositions } from './use-positions.ts';
import { type Shown, useShown } from './use-picture.ts';
import { useStretch } from './use-stretch.ts';
import { Waits } from './Waits.tsx';
import styles from './styles.module.css';

const ids = brokerNames.map((name) => Number(name.slice(-1)));
const nothingAsked: readonly Asked[] = [];
/** A session that is overdue for this long needs no running clock any more. */
const overdueMs = 4000;

export function ClusterPicture(): ReactNode {
  const shown = useShown();
  if (shown === undefined)
    return (
      <p className={styles.quiet}>The picture begins with what the recorder has seen; it has not told yet.</p>
    );
  return <Picture {...shown} />;
}

function Picture({ heard, moment, mode, frozen }: Shown): ReactNode {
  const cluster = useCluster();
  const [internal, setInternal] = useState(false);
  const { image } = moment;
  const live = mode === 'live';
  const columnsKey = columnsOf(image, ids).join(' ');
  const columns = useMemo(() => columnsKey.split(' ').map(Number), [columnsKey]);
  const sessions = columns.map((id) => sessionOf(moment, id));
  const ticking =
    live &&
    sessions.some((one) => one.state === 'draining' && Date.now() - one.since < sessionTimeoutMs + overdueMs);
  const clockNow = useNow(ticking);
  const now = live ? Math.max(clockNow, image.at) : image.at;
  const positions = usePositions(live);
  const phases = phasesOf(image, cluster, live);
  const chips = useMemo(() => chipsOf(image), [image]);
  const ensemble = useMemo(() => ensembleOf(image), [image]);
  const exercises = useExercises();
  const groups = useMemo(() => {
    const names = [...exercises.values()].flatMap(({ values }) => Object.values(values));
    return groupsOf(image, internal, new Set(names));
  }, [image, internal, exercises]);
  const events = useMemo(
    () => heard.events.filter(({ sequence }) => sequence <= image.sequence),
    [heard, image.sequence],
  );
  const asked = useStore(questions.asked, nothingAsked);
  const laid = useMemo(
    () => (frozen ? undefined : laidOver(asked, heard, image.sequence)),
    [asked, heard, image.sequence, frozen],
  );
  const { span, stretch, exercise, choose } = useStretch(heard, frozen?.sequence);
  const { decidedBy, outcome } = laid ?? {};
  const decided = useMemo(
    () => (decidedBy === undefined ? undefined : { sequence: decidedBy, asSaid: outcome === 'asSaid' }),
    [decidedBy, outcome],
  );
  const inside = Object.keys(image.topics).filter(isInternal).length;
  const unknown = whyUnknown(image) !== undefined;
  const heads = columns.map((id, index) => (
    <BrokerHead
      key={id}
      broker={id}
      phase={phases[`kafka${id}`]}
      session={sessions[index] ?? { state: 'unknown' }}
      crown={image.controller === id ? `epoch ${image.controllerEpoch ?? 'unknown'}` : undefined}
      stale={unknown}
      now={now}
      live={live}
      mark={markOf(laid, id)}
    />
  ));
  return (
    <div className={styles.picture} data-mode={mode}>
      <Waits frozen={frozen} />
      <div className={styles.sheet}>
        <Situation mode={mode} moment={moment} topics={cluster?.topics} />
        <Chips chips={chips} />
        <Compared laid={laid} />
        <div className={styles.stage}>
          <div>
            <Ensemble ensemble={ensemble} phases={phases} present={live} />
            <Grid
              positions={live ? positions : undefined}
              moment={moment}
              columns={columns}
              groups={groups}
              heads={heads}
              stale={unknown || mode === 'frozen' || mode === 'lost'}
            />
            {groups.length === 0 && (
              <p className={styles.quiet}>
                {inside > 0 ? 'No topics of yours yet.' : 'No topics yet.'} A topic is drawn here as soon as
                it is made.
              </p>
            )}
            {inside > 0 && (
              <label className={styles.toggle}>
                <input type="checkbox" checked={internal} onChange={() => setInternal(!internal)} /> Show the{' '}
                {inside} {inside === 1 ? 'topic' : 'topics'} Kafka keeps for itself
              </label>
            )}
            <Groups image={image} mode={mode} />
          </div>
          <section aria-label="Happenings" className={styles.happenings}>
            <h3>What happened</h3>
            <Happenings events={events} decided={decided} />
          </section>
        </div>
        <details className={styles.more}>
          <summary>What the signs mean</summary>
          <Legend />
        </details>
        <More title="The picture in words">
          <Twin {...{ moment, chips, ensemble, columns, groups, phases, positions, laid }} />
        </More>
      </div>
      <Replay span={span} enabled={mode !== 'frozen'}>
        {exercise !== undefined && <StretchChoice exercise={exercise} stretch={stretch} onChoose={choose} />}
      </Replay>
      <Announcer events={heard.events} enabled={live} />
    </div>
  );
}

/** Costs nothing while it is shut. */
function More({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <details className={styles.more} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {open && children}
    </details>
  );
}
