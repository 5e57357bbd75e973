// Parts that the pictures share: the sheet, a stretch of track, a wagon on it, an arrow. Knows no lesson.
import type { ReactNode } from 'react';

interface DrawingProps {
  readonly height: number;
  readonly children: ReactNode;
}

/** The sheet: 402 units wide, so that its words stay readable on a phone and calm on a desk. */
export function Drawing({ height, children }: DrawingProps): ReactNode {
  return (
    <svg viewBox={`0 0 402 ${height}`} style={{ maxWidth: '33rem' }}>
      {children}
    </svg>
  );
}

interface TrackProps {
  readonly x: number;
  readonly y: number;
  readonly length: number;
}

/** Rails and sleepers from x to the right; wagons stand on y. */
export function Track({ x, y, length }: TrackProps): ReactNode {
  const sleepers = Array.from({ length: Math.floor(length / 12) }, (_, index) => x + 6 + index * 12);
  return (
    <g>
      <path className="sleeper" d={sleepers.map((at) => `M${at} ${y - 2}v12`).join('')} />
      <path
        className="rail"
        style={{ strokeWidth: 2.5 }}
        d={`M${x} ${y}h${length}M${x} ${y + 8}h${length}`}
      />
    </g>
  );
}

interface WagonProps {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly text?: string;
  /** A place where the next wagon will stand. */
  readonly empty?: boolean;
}

/** A record: a wagon whose wheels stand on y. */
export function Wagon({ x, y, width, text, empty = false }: WagonProps): ReactNode {
  const height = 34;
  const top = y - height - 7;
  if (empty)
    return <rect className="faint" strokeDasharray="4 4" x={x} y={top} width={width} height={height} />;
  return (
    <g>
      <rect className="paper" strokeWidth={1.5} x={x} y={top} width={width} height={height} rx={2} />
      <circle className="ink-fill" cx={x + 9} cy={y - 4} r={4} />
      <circle className="ink-fill" cx={x + width - 9} cy={y - 4} r={4} />
      {text !== undefined && (
        <text className="mono" x={x + width / 2} y={top + 23} fontSize={15} textAnchor="middle">
          {text}
        </text>
      )}
    </g>
  );
}

interface ArrowProps {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
}

/** A line with a head at its end. */
export function Arrow({ from: [x1, y1], to: [x2, y2] }: ArrowProps): ReactNode {
  const length = Math.hypot(x2 - x1, y2 - y1);
  const [dx, dy] = [(x2 - x1) / length, (y2 - y1) / length];
  const corner = (side: number) => `${x2 - dx * 10 - dy * 5 * side} ${y2 - dy * 10 + dx * 5 * side}`;
  return (
    <g>
      <path className="ink" strokeWidth={2} d={`M${x1} ${y1}L${x2} ${y2}`} />
      <path className="ink-fill" d={`M${x2} ${y2}L${corner(1)}L${corner(-1)}Z`} />
    </g>
  );
}

interface SignProps {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly name: string;
  readonly detail: string;
  readonly plain?: boolean;
}

/** A box with a name in the cluster's face and a line below it. */
export function Sign({ x, y, width, name, detail, plain = false }: SignProps): ReactNode {
  const middle = x + width / 2;
  return (
    <g>
      <rect className="paper" strokeWidth={2} x={x} y={y} width={width} height={56} rx={3} />
      <text
        className={plain ? 'label' : 'mono'}
        x={middle}
        y={y + 24}
        fontSize={16}
        fontWeight={700}
        textAnchor="middle"
      >
        {name}
      </text>
      <text className={plain ? 'label' : 'mono'} x={middle} y={y + 45} fontSize={15} textAnchor="middle">
        {detail}
      </text>
    </g>
  );
}
