// The little of a WebSocket the client needs, as a port, and the browser's adapter of it.

export interface SocketHandlers {
  open(): void;
  text(message: string): void;
  bytes(message: Uint8Array): void;
  /** Called exactly once; 1006 when the connection never stood or broke. */
  close(code: number): void;
}

export interface Socket {
  text(message: string): void;
  bytes(message: Uint8Array): void;
  close(): void;
}

/** Opens a socket to a path of this origin. */
export type OpenSocket = (path: string, handlers: SocketHandlers) => Socket;

/** The adapter for real browsers. */
export const browserSocket: OpenSocket = (path, handlers) => {
  const address = new URL(path, window.location.href);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  const socket = new WebSocket(address);
  socket.binaryType = 'arraybuffer';
  socket.addEventListener('open', () => handlers.open());
  socket.addEventListener('close', (event) => handlers.close(event.code));
  socket.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (typeof event.data === 'string') handlers.text(event.data);
    else if (event.data instanceof ArrayBuffer) handlers.bytes(new Uint8Array(event.data));
  });
  const whenOpen = (act: () => void): void => {
    if (socket.readyState === WebSocket.OPEN) act();
  };
  return {
    text: (message) => whenOpen(() => socket.send(message)),
    bytes: (message) => whenOpen(() => socket.send(new Uint8Array(message))),
    close: () => socket.close(1000),
  };
};
