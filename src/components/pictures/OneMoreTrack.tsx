// Picture of lesson 8: three keys on three tracks, and where the same keys lead when there is a fourth.
import type { ReactNode } from 'react';
import { Figure } from '../Figure/index.tsx';
import { Drawing, Track, Wagon } from './Track.tsx';

const three = [['box-7'], ['sack-2'], ['drum-4']];
const four = [['box-7', 'box-7 ②', 'sack-2 ②'], ['sack-2'], ['drum-4'], ['drum-4 ②']];
const step = 96;
const gap = 62;

const text =
  'Above, a topic with three tracks. A wagon with the key box-7 stands on track 0, one with sack-2 on track 1, one with drum-4 on track 2. Below, the same topic after it was given a fourth track, number 3, and after each key was sent a second time. The wagons of before stand where they stood. The second box-7 is behind the first, on track 0. The second sack-2 went to track 0 as well, though the first stands on track 1. The second drum-4 went to the new track 3, and the first stands on track 2. So two of three keys are on two tracks now, and nobody can say any more which of their wagons came first.';

/** Before and after a partition was added. */
export function OneMoreTrack(): ReactNode {
  return (
    <Figure
      title="One track more, and most keys lead elsewhere"
      text={text}
      caption="②: sent when there were four. What is stored stays. sack-2 and drum-4 are on two tracks now, and between tracks there is no order."
    >
      <Drawing height={528}>
        <Station name="three partitions" tracks={three} top={0} />
        <Station name="four partitions" tracks={four} top={236} />
      </Drawing>
    </Figure>
  );
}

interface StationProps {
  readonly name: string;
  readonly tracks: readonly (readonly string[])[];
  readonly top: number;
}

function Station({ name, tracks, top }: StationProps): ReactNode {
  return (
    <g>
      <text x={2} y={top + 18} fontSize={16} fontWeight={700}>
        {name}
      </text>
      {tracks.map((wagons, track) => {
        const y = top + 82 + track * gap;
        return (
          <g key={track}>
            <text className="mono" x={8} y={y + 4} fontSize={18} fontWeight={700}>
              {track}
            </text>
            <Track x={34} y={y} length={364} />
            {wagons.map((key, offset) => (
              <Wagon key={key} x={44 + offset * step} y={y} width={88} text={key} />
            ))}
          </g>
        );
      })}
    </g>
  );
}
