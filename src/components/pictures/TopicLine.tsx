// Picture of lesson 1: a topic as a railway line with three tracks, and keyed records on them.
import type { ReactNode } from 'react';
import { Figure } from '../Figure/index.tsx';
import { Drawing, Track, Wagon } from './Track.tsx';

const tracks = [['box-7', 'box-7', 'box-7'], ['sack-2', 'sack-2'], ['drum-4']];
const step = 82;

const text =
  'The topic departures is a line with three tracks, its partitions 0, 1 and 2. Records are wagons. On track 0 stand three wagons with the key box-7, at the kilometre posts 0, 1 and 2. On track 1 stand two wagons with the key sack-2, at 0 and 1. On track 2 stands one wagon with the key drum-4, at 0. Each track counts its own posts from 0; the post is the offset. The next wagon of a track is put behind its last one, and no wagon ever changes its place.';

/** Three tracks with the records the lesson sends. */
export function TopicLine(): ReactNode {
  return (
    <Figure
      title="A topic is a line, its partitions are tracks"
      text={text}
      caption="Each track counts its own kilometre posts. Wagons with the same key stand on the same track, in the order they came."
    >
      <Drawing height={316}>
        <text x={2} y={18} fontSize={16}>
          topic
        </text>
        <text className="mono" x={42} y={18} fontSize={16} fontWeight={700}>
          departures
        </text>
        {tracks.map((wagons, track) => {
          const y = 76 + track * 96;
          return (
            <g key={wagons[0]}>
              <text x={2} y={y - 16} fontSize={15}>
                track
              </text>
              <text className="mono" x={12} y={y + 6} fontSize={18} fontWeight={700}>
                {track}
              </text>
              <Track x={42} y={y} length={356} />
              {wagons.map((key, offset) => (
                <Wagon key={offset} x={52 + offset * step} y={y} width={72} text={key} />
              ))}
              <Wagon empty x={52 + wagons.length * step} y={y} width={72} />
              {[...wagons, ''].map((_, offset) => (
                <text
                  key={offset}
                  className="mono"
                  x={88 + offset * step}
                  y={y + 29}
                  fontSize={15}
                  textAnchor="middle"
                >
                  {offset}
                </text>
              ))}
            </g>
          );
        })}
        <text x={398} y={312} fontSize={15} textAnchor="end">
          dashed: where the next record will stand
        </text>
      </Drawing>
    </Figure>
  );
}
