// Picture of lesson 6: a log before and after the cleaner was there; the offsets stay where they are.
import type { ReactNode } from 'react';
import { Figure } from '../Figure/index.tsx';
import { Arrow, Drawing, Track, Wagon } from './Track.tsx';

const records = ['a=1', 'b=1', 'c=1', 'a=2', 'b=2', 'c=∅'];
const step = 66;

const text =
  'Two tracks, one below the other. The upper one is the log before: six wagons at the offsets 0 to 5, with key and value a=1, b=1, c=1, a=2, b=2, and c with no value, a tombstone. The lower one is the same log after the cleaner: the wagons at 0, 1 and 2 are gone, because each of their keys comes again later. The wagons a=2, b=2 and the tombstone of c stand where they stood, at 3, 4 and 5.';

/** Six records, of which three are outdated. */
export function Compaction(): ReactNode {
  return (
    <Figure
      title="What the cleaner leaves"
      text={text}
      caption="Key and value in the wagons, offsets below. ∅ is a tombstone: a key without a value. No wagon changes its place."
    >
      <Drawing height={262}>
        <text x={2} y={18} fontSize={16} fontWeight={700}>
          before
        </text>
        <Row y={76} gone={0} />
        <Arrow from={[201, 116]} to={[201, 146]} />
        <text x={216} y={138} fontSize={15}>
          the log cleaner
        </text>
        <text x={2} y={166} fontSize={16} fontWeight={700}>
          after
        </text>
        <Row y={222} gone={3} />
      </Drawing>
    </Figure>
  );
}

/** The log with so many of its first records taken away. */
function Row({ y, gone }: { readonly y: number; readonly gone: number }): ReactNode {
  return (
    <g>
      <Track x={2} y={y} length={398} />
      {records.map((record, offset) => (
        <g key={record}>
          <Wagon x={6 + offset * step} y={y} width={58} text={record} empty={offset < gone} />
          <text className="mono" x={35 + offset * step} y={y + 29} fontSize={15} textAnchor="middle">
            {offset}
          </text>
        </g>
      ))}
    </g>
  );
}
