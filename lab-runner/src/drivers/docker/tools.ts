// Kafka's tools inside the workbench, as the runner itself uses them.
import { RailyardError } from '../../../protocol/index.ts';
import { readTools } from '../node/tool-list.ts';
import { inside } from './inside.ts';

/** Throws NOT_SUPPORTED for a tool that is not in the list. */
export function toolCommand(infra: string, tool: string, args: readonly string[]): readonly string[] {
  const name = tool.replace(/\.sh$/, '');
  if (readTools(infra).has(name)) return [`${inside.tools}/${name}`, ...args];
  throw new RailyardError('NOT_SUPPORTED', {
    driver: 'docker',
    action: `run ${tool}`,
    remedy: 'The tools are listed in infra/kafka/tools.tsv.',
  });
}
