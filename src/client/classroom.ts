// The instructor's client of this page: one, started when its page is shown. Safe to load on the server.
import { createClassroom, takeToken } from '../runner/index.ts';
import { client } from './railyard.ts';

export const classroom = createClassroom({
  call: client.call,
  later(ms, then) {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  },
});

/** Follows the class while the page is shown; a link opened over the page is taken too. Returns how to stop. */
export function followClass(page: Window): () => void {
  const start = (): void => classroom.start(takeToken(page, 'instructor'));
  start();
  const another = (): void => {
    if (page.location.hash.includes('instructor=')) start();
  };
  page.addEventListener('hashchange', another);
  return () => {
    page.removeEventListener('hashchange', another);
    classroom.stop();
  };
}

/** Hands a text to the browser as a file to keep. */
export function saveAs(file: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = file;
  link.click();
  URL.revokeObjectURL(address);
}
