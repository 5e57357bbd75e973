// `yard reset`: a cluster as good as new, said with its proof. Progress is not touched.
import type { ResetView, ResetWay } from '../../protocol/index.ts';
import { type CommandContext, type ExitStatus, exitStatus } from './context.ts';
import { reachLab } from './reach.ts';

export interface ResetOptions {
  readonly soft?: boolean;
  readonly hard?: boolean;
}

export async function reset(
  { config, output, json }: CommandContext,
  _: readonly string[],
  options: ResetOptions,
): Promise<ExitStatus> {
  const way = options.hard ? 'hard' : options.soft ? 'soft' : 'auto';
  const lab = reachLab(config);
  if (!json) output.say(intentions[way]);
  const result = await lab.call('resetCluster', { body: { way } });
  if (json) output.print(JSON.stringify(result, null, 2));
  else for (const line of resetLines(result)) output.print(line);
  return result.clean ? exitStatus.good : exitStatus.failed;
}

const intentions: Readonly<Record<ResetWay, string>> = {
  auto: 'Resetting: all topics, groups and settings are taken away, your progress is kept.',
  soft: 'Resetting: all topics, groups and settings are taken away, the nodes and your progress are kept.',
  hard: 'Resetting: all nodes are wiped and started anew, your progress is kept.',
};

/** What a reset came to, for people. */
export function resetLines(result: ResetView): readonly string[] {
  const { epoch, way, clean, differences, fellBack, elapsedMs } = result;
  const after = `after ${(elapsedMs / 1000).toFixed(1)} s (${way} reset, epoch ${epoch})`;
  const why = fellBack === undefined ? [] : [`It had to be the hard way: ${fellBack}.`];
  if (clean) return [...why, `The cluster is as good as new ${after}: its fingerprint equals the baseline.`];
  return [
    ...why,
    `The reset ended ${after}, but the cluster is not as good as new:`,
    ...differences.map((difference) => `  ${difference}`),
    way === 'soft' ? 'Make a fresh cluster with: yard reset --hard' : 'Try once more with: yard reset --hard',
  ];
}
