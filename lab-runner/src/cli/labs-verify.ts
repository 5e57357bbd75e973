// `yard labs verify`: hands over to the verifier and lets Ctrl-C end it cleanly.
import type { CommandContext, ExitStatus } from './context.ts';
import { requireHost } from './reach.ts';
import { onStopSignal } from './stop-signals.ts';

export async function verify(
  { config, output, json }: CommandContext,
  _words: readonly string[],
  options: { only?: string; except?: string; brief?: boolean; secondGo?: boolean },
): Promise<ExitStatus> {
  requireHost(config);
  const { verifyLabs } = await import('./verify/index.ts');
  const stopping = new AbortController();
  const listening = onStopSignal(({ first }) => {
    if (first) output.say('Stopping: the private cluster is taken down first.');
    stopping.abort(new Error('The verification was stopped'));
  });
  try {
    return await verifyLabs({
      only: idsIn(options.only),
      except: idsIn(options.except),
      brief: options.brief ?? false,
      secondGo: options.secondGo ?? false,
      driver: config.driver,
      json,
      signal: stopping.signal,
      print: (line) => output.print(line),
    });
  } finally {
    listening.dispose();
  }
}

function idsIn(list: string | undefined): readonly string[] | undefined {
  return list?.split(/[\s,]+/).filter((id) => id !== '');
}
