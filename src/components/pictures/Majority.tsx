// Picture of lesson 4: ensembles of three, four and five, and what of each must stay.
import type { ReactNode } from 'react';
import { Figure } from '../Figure/index.tsx';
import { Drawing } from './Track.tsx';

const sizes = [3, 4, 5];
const majorityOf = (size: number): number => Math.floor(size / 2) + 1;

const text =
  'Three ensembles, drawn as rows of nodes. Of three nodes two must stay and one may go. Of four nodes three must stay and one may go. Of five nodes three must stay and two may go.';

/** Filled: the smallest majority. Dashed: what is left over. */
export function Majority(): ReactNode {
  return (
    <Figure
      title="More than half must stay"
      text={text}
      caption="A fourth node raises the number that must stay, and not the number that may go. That is why ensembles have three nodes or five."
    >
      <Drawing height={268}>
        {sizes.map((size, row) => {
          const stay = majorityOf(size);
          const y = 4 + row * 90;
          return (
            <g key={size}>
              <text x={4} y={y + 18} fontSize={16} fontWeight={700}>
                {size} nodes
              </text>
              <text x={398} y={y + 18} fontSize={16} textAnchor="end">
                {stay} must stay, {size - stay} may go
              </text>
              {Array.from({ length: size }, (_, index) => {
                const stays = index < stay;
                const x = 4 + index * 80;
                return (
                  <g key={index}>
                    <rect
                      className={stays ? 'ink-fill' : 'faint'}
                      {...(stays ? {} : { strokeWidth: 2, strokeDasharray: '5 4' })}
                      x={x}
                      y={y + 28}
                      width={74}
                      height={44}
                      rx={3}
                    />
                    <text
                      style={stays ? { fill: 'var(--paper-raised)' } : undefined}
                      x={x + 37}
                      y={y + 55}
                      fontSize={15}
                      textAnchor="middle"
                    >
                      {stays ? 'stays' : 'may go'}
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
