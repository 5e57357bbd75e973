// The segments of one replica as a train: oldest first, the active one in front, each as long as it is large.
import type { ReplicaLogView, Segment } from '@railyard/lab-runner/protocol';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { sizeWords, stageWords } from './words.ts';
import styles from './train.module.css';

interface Props {
  readonly view: ReplicaLogView;
  /** Drawn for a moment longer. */
  readonly gone: readonly Segment[];
  readonly selected: string | undefined;
  readonly onSelect: (file: string) => void;
}

export function Train({ view, gone, selected, onSelect }: Props): ReactNode {
  const { segments } = view;
  const live = segments.filter(({ stage }) => stage === 'live');
  const bytes = live.reduce((sum, one) => sum + one.bytes, 0);
  const cars = [
    ...gone.map((segment) => ({ segment, left: true })),
    ...segments.map((segment) => ({ segment, left: false })),
  ];
  const track = useRef<HTMLDivElement>(null);
  useEffect(() => {
    track.current
      ?.querySelector('[aria-pressed="true"]')
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [selected]);
  const press = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const at = segments.findIndex(({ file }) => file === selected);
    const next = step === 0 ? undefined : segments[at + step];
    if (next === undefined) return;
    event.preventDefault();
    onSelect(next.file);
    document.getElementById(idOf(next.file))?.focus();
  };
  return (
    <section aria-label="Segments">
      <p className={styles.summary}>
        <b>
          {live.length} {live.length === 1 ? 'segment' : 'segments'}, {sizeWords(bytes)}
        </b>{' '}
        in <code>{view.folder}</code> on {view.broker}
        {view.stage === 'deleted' && ': deleted, the folder is about to go'}
      </p>
      <div className={styles.yard}>
        <div
          ref={track}
          className={styles.train}
          role="toolbar"
          aria-label="Segments, oldest first"
          onKeyDown={press}
        >
          {cars.map(({ segment, left }) => (
            <Car
              key={`${segment.file} ${left}`}
              segment={segment}
              left={left}
              selected={!left && segment.file === selected}
              onSelect={onSelect}
            />
          ))}
        </div>
      </div>
    </section>
  );
}

const idOf = (file: string): string => `segment-${file}`;

interface CarProps {
  readonly segment: Segment;
  readonly left: boolean;
  readonly selected: boolean;
  readonly onSelect: (file: string) => void;
}

function Car({ segment, left, selected, onSelect }: CarProps): ReactNode {
  const { file, base, bytes, active, stage, companions } = segment;
  const kind = left ? 'gone' : active ? 'active' : stage;
  const state = left ? 'gone' : stageWords(segment);
  return (
    <button
      type="button"
      id={left ? undefined : idOf(file)}
      className={styles.car}
      data-kind={kind}
      aria-pressed={selected}
      aria-label={`Segment from offset ${base}, ${sizeWords(bytes)}, ${state}`}
      title={`${file}: ${sizeWords(bytes)}, ${state}`}
      tabIndex={selected ? 0 : -1}
      disabled={left}
      style={{ flexGrow: Math.max(bytes, 1) }}
      onClick={() => onSelect(file)}
    >
      <span className={styles.base}>{base}</span>
      <span className={styles.size}>{sizeWords(bytes)}</span>
      <span className={styles.state}>{state}</span>
      <span className={styles.boxes} aria-hidden="true">
        {companions.map(({ name, kind: beside }) => (
          <i key={name} data-kind={beside} />
        ))}
      </span>
    </button>
  );
}
