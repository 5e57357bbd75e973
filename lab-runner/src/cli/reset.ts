// `yard reset`: a fresh cluster, said with its proof. Progress is not touched.
import { type CommandContext, type ExitStatus, exitStatus } from './context.ts';
import { reachLab } from './reach.ts';

export async function reset({ config, output, json }: CommandContext): Promise<ExitStatus> {
  const lab = reachLab(config);
  if (!json) output.say('Resetting: all topics and data of the cluster are wiped, your progress is kept.');
  const begun = performance.now();
  const result = await lab.call('resetCluster', { body: {} });
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  if (json) output.print(JSON.stringify(result, null, 2));
  else if (result.clean) {
    output.print(`The cluster is as good as new after ${seconds} s (epoch ${result.epoch}).`);
  } else {
    output.print(`The cluster is fresh after ${seconds} s (epoch ${result.epoch}), but not as it should be:`);
    for (const difference of result.differences) output.print(`  ${difference}`);
    output.print('Try once more with: yard reset');
  }
  return result.clean ? exitStatus.good : exitStatus.failed;
}
