// ZooKeeper's words of four letters, asked over a connection of their own: they need no session.
import { connect } from 'node:net';

/** A paused server takes connections and says nothing. */
const answerWithinMs = 1000;

/** Sends one; an empty answer when the server does not answer in time. */
export function fourLetters(word: string, port: number, host: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect({ port, host });
    // The whole exchange has its time, not each silence in it.
    const timer = setTimeout(() => socket.destroy(), answerWithinMs);
    socket.setEncoding('utf8');
    socket.on('connect', () => socket.write(word));
    socket.on('data', (text: string) => (answer += text));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(timer);
      resolve(answer);
    });
  });
}
