// `yard class link`: the address of the instructor's page. Its token is another than the learner's.
import { type CommandContext, type ExitStatus, exitStatus } from '../context.ts';
import { reachClass } from './reach-class.ts';

export async function classLink({ config, output, json }: CommandContext): Promise<ExitStatus> {
  const { address, token } = reachClass(config);
  const page = `${address}/instructor#instructor=${token}`;
  output.print(json ? JSON.stringify({ page }) : page);
  if (!json) output.say('It opens for whoever has it, until the lab stops: keep it from the learners.');
  return exitStatus.good;
}
