// Check of exercise 0.2: the learner's list is used by a real tool while each broker is stopped in turn.
import {
  bootstrapServers,
  type BrokerName,
  brokerNames,
  type Check,
  type CheckContext,
} from '../kit/index.ts';
import { type Doors, readDoors, stopOrder } from './doors.ts';
import type { bench } from './lab.ts';
import { readProperties } from './properties.ts';

type Exercise = (typeof bench)['exercises']['0.2'];

const setting = 'bootstrap.servers';
/** A refused address is known at once; this is for one that swallows what it is sent. */
const knockMs = 15_000;

export const checkDoor: Check<Exercise> = async (context) => {
  const { files, faults, ports, failed, passed } = context;
  const text = await files.read('client.properties');
  if (text === undefined) return failed('no-file', {}, 'ls -l ~/client.properties');
  const settings = readProperties(text);
  const servers = settings.get(setting)?.trim() ?? '';
  if (servers === '') {
    const others = [...settings.keys()].filter((name) => name !== setting);
    const found = others.length === 0 ? 'nothing' : `\`${others.join('`, `')}\``;
    return failed('no-setting', { found }, 'cat ~/client.properties');
  }

  const doors = readDoors(servers, ports);
  const knocking = `kafka-broker-api-versions --bootstrap-server ${quoted(servers)}`;
  const first = await knock(context, servers);
  if (!first.answered) {
    if (/Invalid url/.test(first.said)) return failed('no-port', { servers, said: first.said }, knocking);
    if (doors.zookeeper !== undefined)
      return failed('zookeeper-address', { address: doors.zookeeper }, knocking);
    return failed('nobody-answers', { servers }, knocking);
  }
  for (const stopped of stopOrder(doors)) {
    const { answered, said } = await faults.whileStopped(stopped, () => knock(context, servers));
    if (answered) continue;
    const shown = `yard stop ${stopped}; ${knocking}; yard start ${stopped}`;
    return explain(context, { doors, servers, stopped, said, shown });
  }
  return passed({ servers }, `${knocking} | grep id:`);
};

/** Runs a real tool with the list; it only counts when a broker of this very lab answers. */
async function knock({ tools, ports }: CheckContext, servers: string) {
  const result = await tools.run('kafka-broker-api-versions', ['--bootstrap-server', servers], {
    timeoutMs: knockMs,
  });
  const answered = brokerNames.some((name) =>
    result.stdout.includes(`:${ports[name]} (id: ${name.slice(-1)} `),
  );
  const telling = result.stderr
    .split('\n')
    .filter((line) => /Exception/.test(line) && !/^\s*at /.test(line))
    .at(-1);
  const said = (telling ?? 'it did not answer in time').replace(
    /^Exception in thread "main" (?:[\w.]+: )?/,
    '',
  );
  return { answered, said };
}

interface Locked {
  readonly doors: Doors;
  readonly servers: string;
  readonly stopped: BrokerName;
  readonly said: string;
  readonly shown: string;
}

function explain(
  { failed, ports }: CheckContext<Exercise>,
  { doors, servers, stopped, said, shown }: Locked,
) {
  const facts = { servers, stopped };
  if (doors.run !== undefined)
    return failed('not-a-list', { ...facts, text: doors.run.text, read: doors.run.read }, shown);
  if (doors.zookeeper !== undefined)
    return failed('zookeeper-address', { ...facts, address: doors.zookeeper }, shown);
  if (doors.addresses.length === 1) return failed('one-door', facts, shown);
  if (doors.wrong.length > 0)
    return failed(
      'wrong-address',
      { ...facts, wrong: doors.wrong.join('`, `'), right: bootstrapServers(ports) },
      shown,
    );
  if (doors.brokers.size === 1) return failed('same-broker-twice', facts, shown);
  return failed('stops-working', { ...facts, said }, shown);
}

function quoted(word: string): string {
  return /^[\w.:,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
