// Picture of lesson 10: a third member joins, once eagerly and once cooperatively; what is read meanwhile.
import type { ReactNode } from 'react';
import { Figure } from '../Figure/index.tsx';
import { Drawing } from './Track.tsx';

type Shares = Readonly<Record<'A' | 'B' | 'C', readonly number[]>>;

const before: Shares = { A: [0, 1], B: [2, 3], C: [] };
const after: Shares = { A: [0, 1], B: [2], C: [3] };
const nothing: Shares = { A: [], B: [], C: [] };
const kept: Shares = { A: [0, 1], B: [2], C: [] };
const moments = ['before', 'meanwhile', 'after'];
const column = (index: number) => 44 + index * 124;
const size = 32;

const text =
  'Two members, A and B, read four partitions: A has 0 and 1, B has 2 and 3. A third member, C, joins. In the end A has 0 and 1, B has 2, and C has 3: one partition has moved. The two ways differ in what happens meanwhile. Eager: A and B give back everything, and nobody reads any of the four partitions until the new assignment is there. Cooperative: A goes on with 0 and 1, B goes on with 2. Only partition 3 is read by nobody, between the moment B lets go of it and the moment C gets it.';

/** The same change, in two ways. */
export function Handover(): ReactNode {
  return (
    <Figure
      title="C joins: who has to stop?"
      text={text}
      caption="A, B and C are members, the numbers are partitions. Dashed: nobody reads it."
    >
      <Drawing height={412}>
        <Way y={18} name="eager" meanwhile={nothing} paused={[0, 1, 2, 3]} />
        <Way y={226} name="cooperative" meanwhile={kept} paused={[3]} />
      </Drawing>
    </Figure>
  );
}

interface WayProps {
  readonly y: number;
  readonly name: string;
  readonly meanwhile: Shares;
  readonly paused: readonly number[];
}

/** Three moments side by side; in the second one the partitions nobody reads stand below the members. */
function Way({ y, name, meanwhile, paused }: WayProps): ReactNode {
  return (
    <g>
      <text x={2} y={y} fontSize={16} fontWeight={700}>
        {name}
      </text>
      {moments.map((moment, index) => (
        <text key={moment} x={column(index)} y={y + 24} fontSize={15}>
          {moment}
        </text>
      ))}
      {(['A', 'B', 'C'] as const).map((member, row) => {
        const top = y + 34 + row * (size + 6);
        return (
          <g key={member}>
            <text x={8} y={top + 22} fontSize={16} fontWeight={700}>
              {member}
            </text>
            <path className="faint" d={`M34 ${top + size + 3}H398`} />
            {[before, meanwhile, after].map((shares, index) =>
              shares[member].map((partition, place) => (
                <Token
                  key={`${index}-${partition}`}
                  x={column(index) + place * (size + 6)}
                  y={top}
                  partition={partition}
                />
              )),
            )}
          </g>
        );
      })}
      <text x={column(1) - 10} y={y + 172} fontSize={15} textAnchor="end">
        read by nobody:
      </text>
      {paused.map((partition, place) => (
        <Token key={partition} paused x={column(1) + place * 28} y={y + 152} partition={partition} />
      ))}
    </g>
  );
}

interface TokenProps {
  readonly x: number;
  readonly y: number;
  readonly partition: number;
  readonly paused?: boolean;
}

/** A partition in somebody's hands, or in nobody's. */
function Token({ x, y, partition, paused = false }: TokenProps): ReactNode {
  const width = paused ? 24 : size;
  return (
    <g>
      <rect
        className={paused ? 'faint' : 'paper'}
        strokeWidth={paused ? 1 : 1.5}
        strokeDasharray={paused ? '4 3' : undefined}
        x={x}
        y={y}
        width={width}
        height={size - 4}
        rx={3}
      />
      <text className="mono" x={x + width / 2} y={y + 20} fontSize={15} textAnchor="middle">
        {partition}
      </text>
    </g>
  );
}
