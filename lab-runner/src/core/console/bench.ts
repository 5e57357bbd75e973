// Consoles over shells in memory, and pages that write down what they get: for tests.
import { type ConsoleServerMessage, RailyardError } from '../../../protocol/index.ts';
import { createFakeWorkbench } from './fakes.ts';
import { createConsoleHub, createConsoleKeys } from './index.ts';

export const size = { columns: 80, rows: 24 };
export const graceMs = 60_000;

export type ConsoleBench = ReturnType<typeof openConsoleBench>;

export function openConsoleBench() {
  const workbench = createFakeWorkbench();
  const hub = createConsoleHub({ workbench, keys: createConsoleKeys(), graceMs, environment: () => ({}) });

  /** A page: what it got, and its hands. */
  function connect(id: string) {
    const page = {
      text: '',
      bytes: 0,
      frames: [] as number[],
      messages: [] as ConsoleServerMessage[],
      closed: [] as string[],
    };
    const console = hub.get(id);
    if (console === undefined) throw new RailyardError('NO_SUCH_CONSOLE');
    const link = console.connect({
      bytes: (bytes) => {
        page.text += Buffer.from(bytes).toString();
        page.bytes += bytes.length;
        page.frames.push(bytes.length);
      },
      message: (message) => void page.messages.push(message),
      close: (reason) => void page.closed.push(reason),
    });
    const attach = (from = 0) => link.receive({ type: 'attach', from, ...size });
    const ack = (position: number) => link.receive({ type: 'ack', position });
    return { ...link, page, attach, ack, type: (text: string) => link.input(Buffer.from(text)) };
  }

  return {
    ...{ workbench, hub, connect },
    /** A fresh console and its page. */
    async attached() {
      const { id } = await hub.open(size);
      const page = connect(id);
      page.attach();
      return { id, ...page, shell: workbench.last() };
    },
  };
}

/** The code an act is refused with; `fine` when it is not. */
export function codeOf(act: () => void): string {
  try {
    act();
  } catch (error) {
    return error instanceof RailyardError ? error.code : 'other';
  }
  return 'fine';
}
