// `resets`: many resets in a row, in mixed states. Every fingerprint must be the same, and nothing may grow.
import { nodeNames } from '@railyard/labs/kit';
import { createLabClient } from '../../lab-runner/src/cli/client.ts';
import { differences, measure } from '../../lab-runner/src/core/cluster/fingerprint.ts';
import type { NodeStates } from '../../lab-runner/src/ports/cluster-driver.ts';
import { secretFile } from '../../lab-runner/src/storage/secret-file.ts';
import { loadTopology } from '../../lab-runner/src/topology.ts';
import type { DriverName } from '../../lab-runner/src/drivers/choose.ts';
import { decimal, type Finding, median, percentile, table } from '../figures.ts';
import { type Lab, withLab } from '../lab.ts';
import type { Run } from '../run.ts';
import { openDoor } from './cluster-door.ts';
import type { Household } from './household.ts';
import { lookFromOutside, type Outside } from './outside.ts';
import { drawn, lots } from './states.ts';

interface Round {
  readonly states: readonly string[];
  readonly way: 'soft' | 'hard';
  readonly seconds: number;
  readonly fellBack?: string | undefined;
  /** Differences from the first round's fingerprint, measured from outside of the runner. */
  readonly different: readonly string[];
  readonly household: Household;
}

export function measureRounds(
  driver: DriverName,
  { rounds, seed, signal, say }: Run,
): Promise<Record<string, Finding>> {
  return withLab(driver, signal, async (lab) => {
    say(`Starting a lab (${driver}) for ${rounds} resets, seed ${seed}`);
    await lab.up();
    const outside = lookFromOutside(lab);
    const lot = lots(seed);
    const first = await fingerprint(lab, outside);
    const done: Round[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      signal.throwIfAborted();
      const result = await oneRound(lab, outside, lot, first);
      done.push(result);
      const { states, way, seconds, fellBack, different } = result;
      const why = fellBack === undefined ? '' : ` (${fellBack})`;
      const verdict = different.length === 0 ? 'same fingerprint' : `DIFFERENT: ${different.join('; ')}`;
      say(`${round}: ${states.join(', ')} → ${way}${why}, ${decimal(seconds)} s, ${verdict}`);
    }
    return { resets: finding(done, seed, driver) };
  });
}

async function oneRound(
  lab: Lab,
  outside: Outside,
  lot: () => number,
  first: Awaited<ReturnType<typeof fingerprint>>,
): Promise<Round> {
  const client = createLabClient(lab.runner);
  const states = drawn(lot);
  const door = doorOf(lab);
  door.open();
  try {
    for (const state of states) await state.put(door, client);
  } finally {
    await door.close();
  }
  const begun = performance.now();
  const { way, fellBack, clean, differences: told } = await client.call('resetCluster', { body: {} });
  const seconds = (performance.now() - begun) / 1000;
  const different = [...(clean ? [] : told), ...differences(first, await fingerprint(lab, outside))];
  const names = states.map(({ name }) => name);
  const home = await outside.household();
  return { states: names, way, seconds, fellBack, different, household: home };
}

function doorOf({ config }: Lab) {
  const password = secretFile(config.dataDir, 'internal-password');
  return openDoor(loadTopology(config.portBase), config.bind, password);
}

/** Measured by this process, with connections of its own. */
async function fingerprint(lab: Lab, { logFiles }: Outside) {
  const { nodes } = await createLabClient(lab.runner).call('cluster', {});
  const states = Object.fromEntries(
    nodeNames.map((name) => [name, { phase: nodes.find(({ node }) => node === name)?.phase }]),
  ) as unknown as NodeStates;
  const driver = { states: () => states, logFiles };
  const door = doorOf(lab);
  door.open();
  try {
    return await measure({ driver, zookeeper: door.zookeeper, kafka: door.kafka });
  } finally {
    await door.close();
  }
}

function finding(done: readonly Round[], seed: number, driver: DriverName): Finding {
  const seconds = (way: 'soft' | 'hard') => done.filter((one) => one.way === way).map((one) => one.seconds);
  const same = done.filter(({ different }) => different.length === 0).length;
  const quarter = Math.max(1, Math.floor(done.length / 4));
  const grown = (part: keyof Household) => {
    const of = (rounds: readonly Round[]) => median(rounds.map((one) => one.household[part]));
    return [part, decimal(of(done.slice(0, quarter))), decimal(of(done.slice(-quarter)))];
  };
  const ways = (['soft', 'hard'] as const).map((way) => [
    way,
    String(seconds(way).length),
    decimal(median(seconds(way))),
    decimal(percentile(seconds(way), 0.95)),
  ]);
  const parts = Object.keys(done[0]?.household ?? {}) as (keyof Household)[];
  return {
    facts: { driver, seed, rounds: done, same },
    lines: [
      `${same} of ${done.length} fingerprints equal the first one, driver ${driver}, seed ${seed}`,
      ...table([['resets', 'count', 'median s', 'p95 s'], ...ways]),
      ...table([['household, medians', 'first quarter', 'last quarter'], ...parts.map(grown)]),
    ],
  };
}
