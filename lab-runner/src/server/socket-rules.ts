// What every socket holds its client to: how fast it may talk, and how often it may talk nonsense.
import type { RawData, WebSocket } from 'ws';
import { errorTable, RailyardError } from '../../protocol/index.ts';
import { asRailyardError } from './answer.ts';
import { parseJson } from './parse.ts';
import type { RefusalLog } from './refusal-log.ts';

export interface SocketActs {
  /** A parsed text message. What it throws is told to the client. */
  text(message: unknown): void;
  /** Absent where binary messages have no meaning: they end the socket with 1003. */
  binary?(bytes: Uint8Array): void;
}

/** Messages that may come at once, and how many more each second: far above what typing and acknowledging need. */
const messageRate = { burst: 2_000, perSecond: 1_000 } as const;
/** The third message that is not understood ends the socket. */
const patience = 3;
/** How long the other end may take to answer a close. */
const farewellMs = 2_000;

/** Refusals that do not count as nonsense: an honest page can cause them by bad timing. */
const excusable = new Set(['INVALID_SIZE', 'SHELL_EXITED']);

export function ruleSocket(
  socket: WebSocket,
  acts: SocketActs,
  log: RefusalLog,
  where: Readonly<Record<string, string>>,
): void {
  let credit: number = messageRate.burst;
  let counted = performance.now();
  let nonsense = 0;

  function tooFast(): boolean {
    const now = performance.now();
    credit = Math.min(messageRate.burst, credit + ((now - counted) / 1000) * messageRate.perSecond);
    counted = now;
    credit -= 1;
    return credit < 0;
  }

  function refuse(thrown: unknown): void {
    const known = asRailyardError(thrown);
    const error = asMessageError(known);
    log.refused(error, where);
    if (error.code === 'TOO_MANY_REQUESTS') return closeSocket(socket, 4429, error.message);
    socket.send(JSON.stringify({ type: 'error', ...error.toBody() }));
    if (excusable.has(error.code)) return;
    nonsense += 1;
    if (nonsense >= patience) closeSocket(socket, 1008, error.message);
  }

  socket.on('error', (error: Error & { code?: string }) => {
    // ws has closed the socket with the right code already; only the log is left to do.
    log.refused(new RailyardError('INVALID_MESSAGE', { detail: error.message }), {
      ...where,
      ws: error.code,
    });
  });
  socket.on('message', (data: RawData, isBinary: boolean) => {
    if (socket.readyState !== socket.OPEN) return;
    if (tooFast()) return refuse(new RailyardError('TOO_MANY_REQUESTS', { seconds: 1 }));
    try {
      const bytes = data as Buffer;
      if (!isBinary) acts.text(parseJson(bytes.toString('utf8')));
      else if (acts.binary !== undefined) acts.binary(bytes);
      else {
        log.refused(new RailyardError('INVALID_MESSAGE', { detail: 'binary is not for this socket' }), where);
        closeSocket(socket, 1003, 'text only');
      }
    } catch (error) {
      refuse(error);
    }
  });
}

/** Closes with a code of ours and lets go even when the other end does not answer. */
export function closeSocket(socket: WebSocket, code: number, reason: string): void {
  if (socket.readyState === socket.CLOSED) return;
  // RFC 6455: a reason has at most 123 bytes.
  socket.close(
    code,
    Buffer.from(reason)
      .subarray(0, 120)
      .toString('utf8')
      .replace(/\uFFFD+$/, ''),
  );
  const timer = setTimeout(() => socket.terminate(), farewellMs);
  timer.unref();
  socket.once('close', () => clearTimeout(timer));
}

/** The close code of an error of the table. */
export function closeCodeOf(code: keyof typeof errorTable): number {
  const entry = errorTable[code];
  return 'close' in entry ? entry.close : 1011;
}

function asMessageError(error: RailyardError): RailyardError {
  if (error.code !== 'BAD_REQUEST') return error;
  return new RailyardError('INVALID_MESSAGE', { detail: String(error.facts.detail) });
}
