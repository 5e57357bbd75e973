// `yard start|stop|kill|pause|resume|restart <node>`: one act on one node, and how it stands afterwards.
import { type NodeName, nodeNames } from '@railyard/labs/kit';
import { type NodeAction, RailyardError } from '../../protocol/index.ts';
import { type CommandContext, type ExitStatus, exitStatus } from './context.ts';
import { reachLab } from './reach.ts';

/** The command of one act. */
export function actOnNode(action: NodeAction) {
  return async (context: CommandContext, [word = '']: readonly string[]): Promise<ExitStatus> => {
    const { config, output, json } = context;
    const node = nodeNamed(word);
    const cluster = await reachLab(config).call('nodeAction', { params: { node, action }, body: {} });
    const after = cluster.nodes.find((one) => one.node === node);
    if (json) output.print(JSON.stringify(cluster, null, 2));
    else output.print(`${node}: ${after?.phase ?? 'unknown'}${after?.detail ? ` (${after.detail})` : ''}`);
    return exitStatus.good;
  };
}

/** Throws NO_SUCH_NODE, whose remedy names all six. */
export function nodeNamed(word: string): NodeName {
  const node = nodeNames.find((name) => name === word.toLowerCase());
  if (node === undefined) throw new RailyardError('NO_SUCH_NODE', { node: word });
  return node;
}
