// Picture of lesson 0: what runs in the lab and who talks to whom.
import type { ReactNode } from 'react';
import { Figure } from '../Figure/index.tsx';
import { Arrow, Drawing, Sign, Track } from './Track.tsx';

const columns = [10, 141, 272];
const text =
  'Your browser talks to the lab-runner at 127.0.0.1:4000. The lab-runner starts and watches six nodes. Three of them are brokers: kafka1 at port 9092, kafka2 at port 9093, kafka3 at port 9094. The brokers keep the records and copy them from one to another, like stations joined by track. The other three are ZooKeeper nodes: zookeeper1 at port 2181, zookeeper2 at port 2182, zookeeper3 at port 2183. They are the signal box: they know which brokers are alive. Every broker keeps a line open to the signal box. No record passes through it.';

/** The lab: browser, runner, three brokers, three ZooKeeper nodes. */
export function LabMap(): ReactNode {
  return (
    <Figure
      title="What stands on the bench"
      text={text}
      caption="Records stay on the brokers. ZooKeeper only knows who is there."
    >
      <Drawing height={492}>
        <Sign plain x={101} y={4} width={200} name="your browser" detail="page and consoles" />
        <Arrow from={[201, 62]} to={[201, 92]} />
        <Sign
          plain
          x={76}
          y={94}
          width={250}
          name="lab-runner, 127.0.0.1:4000"
          detail="starts, shows, checks"
        />
        <Arrow from={[201, 152]} to={[201, 192]} />
        <text x={10} y={188} fontSize={16} fontWeight={700}>
          three brokers
        </text>
        {columns.map((x, index) => (
          <g key={x}>
            <Sign x={x} y={198} width={120} name={`kafka${index + 1}`} detail={`:${9092 + index}`} />
            <path className="faint" strokeWidth={2} strokeDasharray="2 5" d={`M${x + 60} 274V380`} />
            <Sign x={x} y={382} width={120} name={`zookeeper${index + 1}`} detail={`:${2181 + index}`} />
          </g>
        ))}
        <Track x={10} y={260} length={382} />
        <rect style={{ fill: 'var(--paper)' }} x={96} y={286} width={210} height={26} />
        <text x={201} y={304} fontSize={16} textAnchor="middle">
          records travel here, as copies
        </text>
        <rect style={{ fill: 'var(--paper)' }} x={112} y={326} width={178} height={26} />
        <text x={201} y={344} fontSize={16} textAnchor="middle">
          “I am alive”, all the time
        </text>
        <text x={10} y={464} fontSize={16} fontWeight={700}>
          three ZooKeeper nodes: the signal box
        </text>
        <text x={10} y={485} fontSize={16}>
          which brokers are alive, which one is in charge
        </text>
      </Drawing>
    </Figure>
  );
}
