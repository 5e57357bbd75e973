// Picture of lesson 5: one partition's log in three files, each named after its first offset; the last one grows.
import type { ReactNode } from 'react';
import { Figure } from '../Figure/index.tsx';
import { Drawing, Track, Wagon } from './Track.tsx';

const segments = [
  { name: '00000000000000000000', offsets: ['0', '1', '…', '119'] },
  { name: '00000000000000000120', offsets: ['120', '121', '…', '239'] },
  { name: '00000000000000000240', offsets: ['240', '241'], active: true },
];
const step = 76;

const text =
  'The folder freight-0 is partition 0 of the topic freight on the disk of one broker. In it lie three segments, one below the other. The file 00000000000000000000.log holds the records with the offsets 0 to 119. The file 00000000000000000120.log holds 120 to 239. Both are closed: nothing is added to them any more. The file 00000000000000000240.log holds 240 and 241; it is the active one, and the next record is put at its end. Each file is named after the first offset in it, so the names alone say where an offset is.';

/** Two closed segments and the active one. */
export function Segments(): ReactNode {
  return (
    <Figure
      title="One track, cut into files"
      text={text}
      caption="Numbers in the wagons: offsets. A file is named after the first one in it. Where is offset 130? In the file with the largest name that is not larger."
    >
      <Drawing height={330}>
        <text className="mono" x={2} y={18} fontSize={16} fontWeight={700}>
          freight-0/
        </text>
        {segments.map(({ name, offsets, active = false }, row) => {
          const y = 104 + row * 100;
          return (
            <g key={name}>
              <text className="mono" x={22} y={y - 52} fontSize={15} fontWeight={700}>
                {name}.log
              </text>
              <text x={398} y={y - 52} fontSize={15} textAnchor="end">
                {active ? 'active' : 'closed'}
              </text>
              <Track x={22} y={y} length={376} />
              {offsets.map((offset, index) => (
                <Wagon key={offset} x={32 + index * step} y={y} width={66} text={offset} />
              ))}
              {active && <Wagon empty x={32 + offsets.length * step} y={y} width={66} />}
              {active && (
                <text x={32 + offsets.length * step + 78} y={y - 18} fontSize={15}>
                  the next one
                </text>
              )}
            </g>
          );
        })}
      </Drawing>
    </Figure>
  );
}
