// Picture of lesson 3: two brokers leave, and a watch that was set once rings once.
import type { ReactNode } from 'react';
import { Figure } from '../Figure/index.tsx';
import { Drawing } from './Track.tsx';

type Bell = 'set' | 'rings' | 'spent';

const moments: readonly { what: string; mono?: boolean; ids: string; bell: Bell; says: string }[] = [
  { what: 'ls -w', mono: true, ids: '[1, 2, 3]', bell: 'set', says: 'set' },
  { what: 'broker 1 leaves', ids: '[2, 3]', bell: 'rings', says: 'rings' },
  { what: 'broker 2 leaves', ids: '[3]', bell: 'spent', says: 'is spent' },
  { what: 'ls -w', mono: true, ids: '[3]', bell: 'set', says: 'set again' },
];

const text =
  'Four moments, from top to bottom. One: you read /brokers/ids with ls -w and see 1, 2, 3; the watch is set. Two: broker 1 leaves, the tree holds 2 and 3, and the watch rings. Three: broker 2 leaves, the tree holds 3 only; the watch was spent when it rang, so it is silent. Four: you read again with ls -w. You see 3, so you learn of both departures at once, and the watch is set again.';

/** One watch, two changes. */
export function OneRing(): ReactNode {
  return (
    <Figure
      title="One watch, one ring"
      text={text}
      caption="The ring says that something changed. What is true now, you learn by reading again."
    >
      <Drawing height={306}>
        <text x={40} y={20} fontSize={15}>
          what happens
        </text>
        <text className="mono" x={188} y={20} fontSize={15}>
          /brokers/ids
        </text>
        <text x={360} y={20} fontSize={15} textAnchor="middle">
          the watch
        </text>
        <path className="ink" strokeWidth={2.5} d="M16 44V290" />
        <path className="ink-fill" d="M16 304l-6 -16h12Z" />
        {moments.map(({ what, mono, ids, bell, says }, index) => {
          const y = 60 + index * 66;
          return (
            <g key={index}>
              <circle className="paper" strokeWidth={2.5} cx={16} cy={y} r={7} />
              <text className={mono ? 'mono' : undefined} x={40} y={y + 6} fontSize={16} fontWeight={700}>
                {what}
              </text>
              <text className="mono" x={188} y={y + 6} fontSize={16}>
                {ids}
              </text>
              <BellSign x={360} y={y - 2} state={bell} />
              <text x={360} y={y + 34} fontSize={15} textAnchor="middle">
                {says}
              </text>
            </g>
          );
        })}
      </Drawing>
    </Figure>
  );
}

/** A bell: outlined while it waits, filled with strokes beside it when it rings, dashed when it is spent. */
function BellSign({
  x,
  y,
  state,
}: {
  readonly x: number;
  readonly y: number;
  readonly state: Bell;
}): ReactNode {
  const body = 'M-13 9c4 -3 4 -9 4 -13a9 9 0 0 1 18 0c0 4 0 10 4 13Z';
  return (
    <g transform={`translate(${x} ${y})`}>
      <path
        className={state === 'rings' ? 'ink-fill' : state === 'spent' ? 'faint' : 'paper'}
        strokeWidth={2}
        strokeDasharray={state === 'spent' ? '4 4' : undefined}
        d={body}
      />
      {state !== 'spent' && <circle className="ink-fill" cx={0} cy={13} r={3} />}
      {state === 'rings' && (
        <path className="accent" strokeWidth={3} d="M-19 -12a20 20 0 0 0 0 20M19 -12a20 20 0 0 1 0 20" />
      )}
    </g>
  );
}
