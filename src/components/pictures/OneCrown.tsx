// Picture of lesson 2: one controller, and many leaders spread over all brokers.
import type { ReactNode } from 'react';
import { Figure } from '../Figure/index.tsx';
import { Arrow, Drawing } from './Track.tsx';

const columns = [6, 140, 274];
const width = 122;

const text =
  'Above, in the signal box ZooKeeper, stands the znode /controller. Broker 1 has made it, and therefore wears the crown: it is the controller. Brokers 2 and 3 watch the znode. Below stand the three brokers with the six partitions of the topic platforms. Every broker leads two of them: kafka1 leads 0 and 3, kafka2 leads 1 and 4, kafka3 leads 2 and 5. The controller decides who leads what and tells every broker. So there is one controller, and there are many leaders.';

/** The crown on one broker, two leading copies on each. */
export function OneCrown(): ReactNode {
  return (
    <Figure
      title="One controller, many leaders"
      text={text}
      caption="The crown: the controller, one for the whole cluster. Filled: a partition this broker leads. Which broker wears the crown may differ on your cluster."
    >
      <Drawing height={352}>
        <rect className="paper" strokeWidth={2} x={101} y={2} width={200} height={58} rx={3} />
        <text className="mono" x={201} y={26} fontSize={16} fontWeight={700} textAnchor="middle">
          /controller
        </text>
        <text className="mono" x={201} y={48} fontSize={15} textAnchor="middle">
          "brokerid":1
        </text>
        <Arrow from={[76, 116]} to={[116, 66]} />
        <text x={4} y={92} fontSize={15}>
          made it
        </text>
        <path className="faint" strokeWidth={2} strokeDasharray="2 5" d="M201 62V144M335 144L288 62" />
        <text x={398} y={92} fontSize={15} textAnchor="end">
          watch it
        </text>
        {columns.map((x, index) => (
          <g key={x}>
            <rect className="faint" strokeWidth={1.5} x={x} y={146} width={width} height={146} rx={3} />
            <text
              className="mono"
              x={x + width / 2}
              y={172}
              fontSize={16}
              fontWeight={700}
              textAnchor="middle"
            >
              kafka{index + 1}
            </text>
            {[index, index + 3].map((partition, row) => (
              <g key={partition}>
                <rect className="ink-fill" x={x + 8} y={186 + row * 50} width={106} height={42} rx={2} />
                <text
                  style={{ fill: 'var(--paper-raised)' }}
                  x={x + width / 2}
                  y={212 + row * 50}
                  fontSize={15}
                  textAnchor="middle"
                >
                  leads {partition}
                </text>
              </g>
            ))}
          </g>
        ))}
        <Crown x={67} y={144} />
        <path className="accent" strokeWidth={2} d="M67 292v24H335v-24M201 316v-24" />
        <text x={201} y={342} fontSize={16} textAnchor="middle">
          the controller tells every broker who leads what
        </text>
      </Drawing>
    </Figure>
  );
}

/** A crown whose foot stands on y. */
function Crown({ x, y }: { readonly x: number; readonly y: number }): ReactNode {
  return <path className="ink-fill" d={`M${x - 19} ${y}v-19l10 9 9 -15 9 15 10 -9v19z`} />;
}
