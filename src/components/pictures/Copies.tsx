// Picture of lesson 1: three copies of each partition on three brokers, one of them leading.
import type { ReactNode } from 'react';
import { Figure } from '../Figure/index.tsx';
import { Drawing } from './Track.tsx';

const leaders = [3, 1, 2];

const text =
  'Three brokers, kafka1, kafka2 and kafka3. Each of them keeps a copy of partition 0, of partition 1 and of partition 2: nine copies in all. Of each partition one copy leads: that of partition 0 on kafka3, that of partition 1 on kafka1, that of partition 2 on kafka2. Clients write to the copy that leads; the two others follow it.';

/** Which broker keeps which copy. Leaders are filled. */
export function Copies(): ReactNode {
  return (
    <Figure
      title="Three partitions, three copies of each"
      text={text}
      caption="Filled: the copy that leads. Outlined: a copy that follows. Which broker leads what may differ on your cluster; the command above shows it."
    >
      <Drawing height={196}>
        {[1, 2, 3].map((broker, column) => {
          const x = 6 + column * 134;
          return (
            <g key={broker}>
              <rect className="faint" strokeWidth={1.5} x={x} y={2} width={122} height={190} rx={3} />
              <text className="mono" x={x + 61} y={26} fontSize={16} fontWeight={700} textAnchor="middle">
                kafka{broker}
              </text>
              {leaders.map((leader, partition) => {
                const leads = leader === broker;
                return (
                  <g key={partition}>
                    <rect
                      className={leads ? 'ink-fill' : 'paper'}
                      x={x + 8}
                      y={38 + partition * 50}
                      width={106}
                      height={42}
                      rx={2}
                    />
                    <text
                      style={leads ? { fill: 'var(--paper-raised)' } : undefined}
                      x={x + 61}
                      y={64 + partition * 50}
                      fontSize={15}
                      textAnchor="middle"
                    >
                      {leads ? `${partition} leads` : `${partition} follows`}
                    </text>
                  </g>
                );
              })}
            </g>
          );
        })}
      </Drawing>
    </Figure>
  );
}
