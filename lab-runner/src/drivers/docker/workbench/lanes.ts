// Carries TCP connections over one pair of streams, each in a lane of its own. A lane whose reader is slow holds up
// its own sender and nobody else. Knows no Docker; runs on both sides of the bridge.
import type { Buffer } from 'node:buffer';
import type { Socket } from 'node:net';
import { createFrameReader, encodeFrame, type Frame, largestPiece } from './frames.ts';

/** Bytes of one lane and direction that may be under way. */
export const laneWindow = 256 * 1024;

export interface LanesOptions {
  /** Puts bytes on the way to the other side. */
  readonly send: (bytes: Buffer) => void;
  /** Opens the connection of a lane that the other side began; without it lanes begin only here. */
  readonly accept?: () => Socket;
}

export interface Lanes {
  /** Carries a new connection; made with `allowHalfOpen`. */
  begin(socket: Socket): void;
  /** What came from the other side. Throws when that makes no sense. */
  receive(chunk: Buffer): void;
  /** The way is lost: ends all connections. */
  close(): void;
}

interface Lane {
  receive(frame: Exclude<Frame, { kind: 'begin' }>): void;
  destroy(): void;
}

export function createLanes({ send, accept }: LanesOptions): Lanes {
  const lanes = new Map<number, Lane>();
  let newest = 0;
  let closed = false;
  const tell = (frame: Frame) => {
    if (!closed) send(encodeFrame(frame));
  };
  const carry = (id: number, socket: Socket) => {
    lanes.set(
      id,
      createLane(id, socket, tell, () => lanes.delete(id)),
    );
  };

  return {
    begin(socket) {
      newest += 1;
      // Said at once: of two connections, the one that came first may be the last to speak.
      tell({ id: newest, kind: 'begin' });
      carry(newest, socket);
    },
    receive: createFrameReader((frame) => {
      const { id } = frame;
      const lane = lanes.get(id);
      if (frame.kind !== 'begin') {
        if (lane !== undefined) lane.receive(frame);
        else if (frame.kind === 'data') tell({ id, kind: 'broken' });
      } else if (accept !== undefined && lane === undefined) carry(id, accept());
      else throw new RangeError(`connection ${id} begins where none may`);
    }),
    close() {
      closed = true;
      for (const lane of lanes.values()) lane.destroy();
    },
  };
}

function createLane(id: number, socket: Socket, tell: (frame: Frame) => void, onGone: () => void): Lane {
  let underWay = 0;
  let untold = 0;
  let sentEnd = false;
  let gotEnd = false;

  socket.on('data', (bytes: Buffer) => {
    for (let at = 0; at < bytes.length; at += largestPiece) {
      tell({ id, kind: 'data', bytes: bytes.subarray(at, at + largestPiece) });
    }
    underWay += bytes.length;
    if (underWay >= laneWindow) socket.pause();
  });
  socket.on('end', () => {
    sentEnd = true;
    tell({ id, kind: 'end' });
  });
  // What went wrong is of no interest to the other side: 'close' follows.
  socket.on('error', () => undefined);
  socket.on('close', () => {
    onGone();
    if (!sentEnd || !gotEnd) tell({ id, kind: 'broken' });
  });

  const took = (count: number) => {
    untold += count;
    if (untold < laneWindow / 8) return;
    tell({ id, kind: 'taken', count: untold });
    untold = 0;
  };

  return {
    receive(frame) {
      switch (frame.kind) {
        case 'data': {
          const { length } = frame.bytes;
          socket.write(frame.bytes, (error) => error ?? took(length));
          return;
        }
        case 'taken':
          underWay -= frame.count;
          if (underWay < laneWindow) socket.resume();
          return;
        case 'end':
          gotEnd = true;
          socket.end();
          return;
        case 'broken':
          sentEnd = gotEnd = true;
          // A mere end could pass for a whole answer.
          socket.resetAndDestroy();
      }
    },
    destroy: () => void socket.resetAndDestroy(),
  };
}
