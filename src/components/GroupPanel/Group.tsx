// One consumer group: its name and state, the band while it changes over, a lane for each member with its partitions.
import { broker, groupStateWords, type GroupView } from '@railyard/lab-runner/protocol';
import type { GroupImage, GroupState } from '@railyard/labs/kit';
import { memo, type ReactNode, useMemo } from 'react';
import { type Signal, SignalSign } from '../ClusterPicture/Signs.tsx';
import { Band } from './Band.tsx';
import { isChanging, type Lane, lanesOf } from './lanes.ts';
import { type Offsets, offsetsOf, pastOffsets } from './offsets.ts';
import type { Sample } from './spark.ts';
import { Sparkline } from './Sparkline.tsx';
import { Token } from './Token.tsx';
import styles from './panel.module.css';

interface Props {
  readonly name: string;
  readonly image: GroupImage;
  /** What only a look at this moment tells; absent in a replay. */
  readonly view: GroupView | undefined;
  readonly samples: readonly Sample[];
  readonly now: number;
  /** The wall clock of the moment shown; `undefined` is now. */
  readonly at: number | undefined;
}

const noSamples: readonly Sample[] = [];

export const Group = memo(function Group({
  name,
  image,
  view,
  samples = noSamples,
  now,
  at,
}: Props): ReactNode {
  const past = at !== undefined;
  const partitions = useMemo(() => view?.partitions ?? (past ? pastOffsets(image) : []), [image, view, past]);
  const offsets = useMemo(() => offsetsOf([...partitions]), [partitions]);
  const lanes = useMemo(() => lanesOf(image, partitions), [image, partitions]);
  const changing = isChanging(image);
  const members = Object.keys(image.members).length;
  return (
    <article
      className={styles.group}
      data-state={image.state}
      data-changing={changing}
      aria-label={`Group ${name}`}
    >
      <header>
        <h4>
          <code>{name}</code>
        </h4>
        <span className={styles.chip} data-signal={signals[image.state]}>
          <SignalSign signal={signals[image.state]} /> {image.state}
        </span>
        <span className={styles.generation}>
          generation <b>{image.generation ?? '–'}</b>
        </span>
        <span className={styles.facts}>
          {[
            members === 1 ? '1 member' : `${members} members`,
            ...(image.protocol === '' || members === 0
              ? []
              : [`${image.protocol}${image.way === 'unknown' ? '' : `, ${image.way}`}`]),
            ...(typeof view?.coordinator !== 'number' ? [] : [`coordinator ${broker(view.coordinator)}`]),
          ].join(' · ')}
        </span>
        {view !== undefined && <Sparkline lag={view.lag} samples={samples} now={now} />}
      </header>
      {changing && <Band image={image} at={at} />}
      {image.state === 'Unknown' && (
        <p className={styles.note}>
          Its state is unknown: {view?.unknown ?? groupStateWords.Unknown}. Drawn pale is what was known
          before.
        </p>
      )}
      {image.state === 'Empty' && (
        <p className={styles.note}>
          No members.{' '}
          {lanes.length > 0 ? 'Its committed offsets wait for the next one.' : 'Nothing is committed.'}
        </p>
      )}
      <ul className={styles.lanes}>
        {lanes.map((lane) => (
          <LaneView
            key={lane.member ?? ''}
            lane={lane}
            offsets={offsets}
            generation={image.generation}
            past={past}
          />
        ))}
      </ul>
    </article>
  );
});

const signals: Readonly<Record<GroupState, Signal>> = {
  Stable: 'go',
  PreparingRebalance: 'stop',
  CompletingRebalance: 'caution',
  Empty: 'none',
  Dead: 'none',
  Unknown: 'none',
};

const parts = {
  left: 'has left',
  joins: 'joins, owns nothing yet',
  member: '',
  nobody: '',
} as const;

interface LaneProps {
  readonly lane: Lane;
  readonly offsets: Offsets;
  readonly generation: number | null;
  readonly past: boolean;
}

function LaneView({
  lane: { member, name, host, part, tokens },
  offsets,
  generation,
  past,
}: LaneProps): ReactNode {
  const topics = [...new Set(tokens.map(({ topic }) => topic))];
  return (
    <li className={styles.lane} data-part={part}>
      <div className={styles.member} title={member ?? 'Owned by nobody'}>
        <b>{name}</b>
        <small>
          {[...(host === undefined ? [] : [host]), ...(parts[part] ? [parts[part]] : [])].join(' · ')}
        </small>
      </div>
      <div className={styles.share}>
        {tokens.length === 0 && <small className={styles.idle}>no partitions</small>}
        {topics.map((topic) => (
          <div key={topic} className={styles.topic}>
            <code>{topic}</code>
            <ul>
              {tokens
                .filter((token) => token.topic === topic)
                .map((token) => (
                  <Token
                    key={`${token.partition} ${token.mark === 'moved' ? generation : ''}`}
                    token={token}
                    offsets={offsets.get(`${token.topic} ${token.partition}`)}
                    owned={member !== null}
                    past={past}
                  />
                ))}
            </ul>
          </div>
        ))}
      </div>
    </li>
  );
}
