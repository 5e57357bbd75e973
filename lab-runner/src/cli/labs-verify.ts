// `yard labs verify`: hands over to the verifier and lets Ctrl-C end it cleanly.
import { limits, RailyardError } from '../../protocol/index.ts';
import type { CommandContext, ExitStatus } from './context.ts';
import { requireHost } from './reach.ts';
import { onStopSignal } from './stop-signals.ts';

export async function verify(
  { config, output, json }: CommandContext,
  _words: readonly string[],
  options: { only?: string; except?: string; brief?: boolean; secondGo?: boolean; lanes?: string },
): Promise<ExitStatus> {
  requireHost(config);
  const lanes = lanesOf(options.lanes ?? '1');
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
      lanes,
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

/** Each lane types into a console of its own. Throws BAD_OPTION for more than the lab has. */
function lanesOf(value: string): number {
  const lanes = Number(value);
  if (/^\d+$/.test(value) && lanes >= 1 && lanes <= limits.consoles) return lanes;
  const detail = `it is a whole number from 1 to ${limits.consoles}`;
  throw new RailyardError('BAD_OPTION', { option: '--lanes', value, detail });
}
