// `yard doctor`: everything that can stand in a lab's way, looked at one by one. Repairs nothing.
import type { Config } from '../../config.ts';
import { type CommandContext, type ExitStatus, exitStatus } from '../context.ts';
import type { Output } from '../output.ts';
import { type Finding, type Look, lookFailed } from './finding.ts';
import { hostLooks } from './host.ts';
import { labLooks } from './lab.ts';
import { softwareLooks } from './software.ts';

export async function doctor({ config, output, json }: CommandContext): Promise<ExitStatus> {
  const findings = await examine(config, [...softwareLooks, ...hostLooks, ...labLooks]);
  const bad = findings.filter(({ state }) => state === 'bad').length;
  if (json) output.print(JSON.stringify({ ok: bad === 0, findings }, null, 2));
  else {
    for (const finding of findings) printFinding(finding, output);
    output.print(bad === 0 ? '\nNothing stands in the way.' : `\n${bad} to put right.`);
  }
  return bad === 0 ? exitStatus.good : exitStatus.failed;
}

/** One look after another; a look that breaks is itself a finding. */
export async function examine(config: Config, looks: readonly Look[]): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const { about, look } of looks) {
    try {
      findings.push(...(await look(config)).map((seen) => ({ about, ...seen })));
    } catch (error) {
      findings.push({ about, ...lookFailed(error) });
    }
  }
  return findings;
}

function printFinding({ about, state, what, remedy }: Finding, { print, paint }: Output): void {
  const mark = { good: paint.go('ok   '), note: paint.caution('note '), bad: paint.stop('WRONG') }[state];
  print(`${mark} ${about.padEnd(14)} ${what}`);
  if (remedy !== undefined) print(`${' '.repeat(21)}${remedy}`);
}
