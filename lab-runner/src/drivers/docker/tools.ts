// Kafka's tools inside the workbench, as the runner itself uses them.
import { noSuchTool } from '../node/refusals.ts';
import { readTools } from '../node/tool-list.ts';
import { inside } from './inside.ts';

/** Throws NOT_SUPPORTED for a tool that is not in the list. */
export function toolCommand(infra: string, tool: string, args: readonly string[]): readonly string[] {
  const name = tool.replace(/\.sh$/, '');
  if (readTools(infra).has(name)) return [`${inside.tools}/${name}`, ...args];
  throw noSuchTool('docker', tool);
}
