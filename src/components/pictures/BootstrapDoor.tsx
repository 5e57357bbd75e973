// Picture of lesson 0: how a client gets from one address to the whole cluster.
import type { ReactNode } from 'react';
import { Figure } from '../Figure/index.tsx';
import { Arrow, Drawing, Sign } from './Track.tsx';

const turns = [
  { who: 'kafka2', port: ':9093', says: 'Who is here?', back: false },
  { who: 'kafka2', port: ':9093', says: '1, 2, 3 and where', back: true },
  { who: 'kafka3', port: ':9094', says: 'You lead it. Here!', back: false },
] as const;

const text =
  'Three turns. One: the client asks kafka2, an address from its bootstrap list, who is here. Two: kafka2 answers with the whole cluster: brokers 1, 2 and 3, the address of each, and who leads which partition. Three: the client goes straight to the broker it needs, here kafka3, whose address was not in its list. The bootstrap list was only the door.';

/** The three turns of a client that knows one address. */
export function BootstrapDoor(): ReactNode {
  return (
    <Figure
      title="Bootstrap is only the door"
      text={text}
      caption="The client knew one address. The broker behind it named the others."
    >
      <Drawing height={284}>
        {turns.map(({ who, port, says, back }, index) => {
          const y = 12 + index * 92;
          const [near, far] = [
            [122, y + 36],
            [288, y + 36],
          ] as const;
          return (
            <g key={says}>
              <text x={2} y={y + 34} fontSize={20} fontWeight={700}>
                {index + 1}
              </text>
              <Sign
                plain
                x={20}
                y={y}
                width={100}
                name="client"
                detail={index === 2 ? 'knows all' : 'knows one'}
              />
              <Sign x={290} y={y} width={110} name={who} detail={port} />
              <Arrow from={back ? far : near} to={back ? near : far} />
              <text x={205} y={y + 24} fontSize={16} textAnchor="middle">
                {says}
              </text>
            </g>
          );
        })}
      </Drawing>
    </Figure>
  );
}
