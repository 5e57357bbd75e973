// How answers leave: JSON through Node's response, or by hand on a bare socket when there is no response to use.
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { type ErrorBody, RailyardError } from '../../protocol/index.ts';
import { dataHeaders, type HeaderList } from './security-headers.ts';

/** Sends a value as JSON. Does nothing when the caller has hung up. */
export function sendJson(
  response: ServerResponse,
  status: number,
  value: unknown,
  headers: HeaderList = {},
): void {
  if (response.headersSent || response.destroyed) return;
  const body = Buffer.from(JSON.stringify(value));
  response.writeHead(status, {
    ...dataHeaders,
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': body.length,
    ...headers,
  });
  response.end(body);
}

/** Sends an error of the table. A request that was not read to its end loses its connection. */
export function sendError(request: IncomingMessage, response: ServerResponse, error: RailyardError): void {
  const close: HeaderList = request.complete ? {} : { Connection: 'close' };
  sendJson(response, error.status, error.toBody() satisfies ErrorBody, { ...headersOf(error), ...close });
}

/** The same answer on a socket that has no response object: a bad handshake, a broken request, one too many. */
export function sendRaw(socket: Duplex, error: RailyardError, status = error.status): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const body = JSON.stringify(error.toBody());
  const headers: HeaderList = {
    ...dataHeaders,
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(body)),
    Connection: 'close',
    ...headersOf(error),
  };
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${head.join('')}\r\n${body}`);
}

function headersOf({ code, facts }: RailyardError): HeaderList {
  if (code === 'METHOD_NOT_ALLOWED') return { Allow: String(facts.allowed) };
  if (code === 'TOO_MANY_REQUESTS') return { 'Retry-After': String(facts.seconds) };
  if (code === 'BUSY') return { 'Retry-After': '2' };
  if (code === 'NOT_AUTHORISED') return { 'WWW-Authenticate': 'Bearer' };
  return {};
}

/** Whatever was thrown, as an error of the table: what is not from it is a mistake of ours, told without its text. */
export function asRailyardError(error: unknown): RailyardError {
  if (error instanceof RailyardError) return error;
  return new RailyardError('INTERNAL', { detail: 'the runner log says which' }, error);
}
