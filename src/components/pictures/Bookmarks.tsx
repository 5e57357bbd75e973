// Picture of lesson 1: two groups with a place of their own on one track.
import type { ReactNode } from 'react';
import { Figure } from '../Figure/index.tsx';
import { Drawing, Track, Wagon } from './Track.tsx';

const step = 35;
const post = (offset: number) => 12 + offset * step;

const text =
  'One track with ten wagons, at the posts 0 to 9. Post 10 is the end: the place of the next record. The group early has its bookmark at post 4: it has read the wagons 0, 1, 2 and 3, and will read 4 next. The group late has its bookmark at post 7. All ten wagons are still there.';

/** Two bookmarks on one log. */
export function Bookmarks(): ReactNode {
  return (
    <Figure
      title="Two readers, two bookmarks, one track"
      text={text}
      caption="A bookmark stands before the record that is read next. Nothing was carried away."
    >
      <Drawing height={222}>
        {Array.from({ length: 10 }, (_, offset) => (
          <g key={offset}>
            <Wagon x={post(offset) + 2} y={106} width={30} />
            <text className="mono" x={post(offset) + 17} y={90} fontSize={15} textAnchor="middle">
              {offset}
            </text>
          </g>
        ))}
        <Wagon empty x={post(10) + 2} y={106} width={30} />
        <text className="mono" x={post(10) + 17} y={90} fontSize={15} textAnchor="middle">
          10
        </text>
        <Track x={6} y={106} length={392} />
        <path className="accent" strokeWidth={3} d={`M${post(4)} 104V14`} />
        <text x={post(4) + 8} y={26} fontSize={16} fontWeight={700}>
          group early
        </text>
        <text x={post(4) + 8} y={46} fontSize={15}>
          committed 4: reads 4 next
        </text>
        <path className="accent" strokeWidth={3} d={`M${post(7)} 116V184`} />
        <text x={post(7) - 8} y={158} fontSize={16} fontWeight={700} textAnchor="end">
          group late
        </text>
        <text x={post(7) - 8} y={178} fontSize={15} textAnchor="end">
          committed 7: reads 7 next
        </text>
        <text x={2} y={214} fontSize={15}>
          earliest: 0
        </text>
        <text x={398} y={214} fontSize={15} textAnchor="end">
          end: 10
        </text>
      </Drawing>
    </Figure>
  );
}
