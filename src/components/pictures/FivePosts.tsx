// Picture of lesson 7: the posts that matter to one group on one track: earliest, committed, position, end, and the lag.
import type { ReactNode } from 'react';
import { Figure } from '../Figure/index.tsx';
import { Drawing, Track, Wagon } from './Track.tsx';

const [earliest, committed, position, end] = [2, 5, 8, 10];
const step = 35;
const post = (offset: number) => 12 + offset * step;
const y = 126;

const text =
  'One track with places for the offsets 0 to 9. The wagons 0 and 1 are gone: retention has taken them, so the earliest offset is 2. The wagons 2 to 9 are there. The next record will stand at 10, the end. The group has committed 5: whoever reads for it after a restart begins with 5. Its consumer is further on: its position is 8, the record it will be given next. It knows that for itself only; until it commits again, a crash leads back to 5. The lag is counted from what is committed to the end, from 5 to 10: 5.';

/** One group on its way, with everything that has an offset. */
export function FivePosts(): ReactNode {
  return (
    <Figure
      title="Four posts and a distance"
      text={text}
      caption="The broker keeps what is committed. The position is known to the consumer only. Dashed: gone, or not there yet."
    >
      <Drawing height={252}>
        {Array.from({ length: end + 1 }, (_, offset) => (
          <g key={offset}>
            <Wagon empty={offset < earliest || offset === end} x={post(offset) + 2} y={y} width={30} />
            <text className="mono" x={post(offset) + 17} y={y - 14} fontSize={15} textAnchor="middle">
              {offset}
            </text>
          </g>
        ))}
        <Track x={6} y={y} length={392} />
        <path className="accent" strokeWidth={3} d={`M${post(committed)} ${y - 2}V14`} />
        <text x={post(committed) - 8} y={26} fontSize={16} fontWeight={700} textAnchor="end">
          committed 5
        </text>
        <text x={post(committed) - 8} y={46} fontSize={15} textAnchor="end">
          begins here again
        </text>
        <path className="ink" strokeWidth={2} strokeDasharray="5 4" d={`M${post(position)} ${y - 2}V44`} />
        <text x={post(position) - 8} y={66} fontSize={16} fontWeight={700} textAnchor="end">
          position 8
        </text>
        <path className="ink" strokeWidth={2} d={`M${post(earliest)} ${y + 12}V${y + 36}`} />
        <text x={post(earliest)} y={y + 54} fontSize={15} textAnchor="middle">
          earliest 2
        </text>
        <path className="ink" strokeWidth={2} d={`M${post(end)} ${y + 12}V${y + 36}`} />
        <text x={post(end)} y={y + 54} fontSize={15} textAnchor="middle">
          end 10
        </text>
        <path className="ink" strokeWidth={2} d={`M${post(committed)} ${y + 70}v16H${post(end)}v-16`} />
        <text
          x={(post(committed) + post(end)) / 2}
          y={y + 108}
          fontSize={16}
          fontWeight={700}
          textAnchor="middle"
        >
          lag 5
        </text>
      </Drawing>
    </Figure>
  );
}
