// Picture of lesson 9: the slower side decides how many tracks are needed.
import type { ReactNode } from 'react';
import { Figure } from '../Figure/index.tsx';
import { Arrow, Drawing, Sign, Track, Wagon } from './Track.tsx';

const tracks = [120, 200, 280];
const loaders = [160, 240];

const text =
  'Twelve wagons a minute are wanted. On the left stand the loaders; one loads six a minute, so it takes two of them: twelve divided by six. On the right stand the unloaders; one unloads four a minute, so it takes three of them: twelve divided by four. Each unloader stands at a track of its own, for a track is read by one member of a group at a time. So three tracks are needed, the larger of the two numbers. The two loaders use all three.';

/** Two loaders, three tracks, three unloaders. */
export function SlowerSide(): ReactNode {
  return (
    <Figure
      title="The slower side decides"
      text={text}
      caption="Wanted: t = 12 a minute. Loading takes t/p = 12/6 = 2 tracks, unloading t/c = 12/4 = 3. The larger number is enough for both."
    >
      <Drawing height={306}>
        <text x={2} y={20} fontSize={16} fontWeight={700}>
          wanted: 12 a minute
        </text>
        <text x={57} y={56} fontSize={15} textAnchor="middle">
          12 / 6 = 2
        </text>
        <text x={201} y={56} fontSize={15} textAnchor="middle">
          3 tracks
        </text>
        <text x={345} y={56} fontSize={15} textAnchor="middle">
          12 / 4 = 3
        </text>
        {loaders.map((y, index) => (
          <g key={y}>
            <Sign plain x={2} y={y - 44} width={110} name="loader" detail="6 a minute" />
            <Arrow from={[114, y - 24]} to={[146, (tracks[index] ?? 0) - 8]} />
            <Arrow from={[114, y - 8]} to={[146, (tracks[index + 1] ?? 0) - 24]} />
          </g>
        ))}
        {tracks.map((y) => (
          <g key={y}>
            <Track x={148} y={y} length={108} />
            <Wagon x={154} y={y} width={44} />
            <Wagon x={206} y={y} width={44} />
            <Arrow from={[260, y - 16]} to={[286, y - 16]} />
            <Sign plain x={290} y={y - 44} width={110} name="unloader" detail="4 a minute" />
          </g>
        ))}
      </Drawing>
    </Figure>
  );
}
