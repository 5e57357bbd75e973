// Finds the Chromium the tests drive: the one that is named, one on the machine, or the one inside an npm package.
import { existsSync } from 'node:fs';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Flags that keep a browser from asking the network for anything of its own. */
export const quietFlags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Path of an executable browser; throws a sentence with the remedy when there is none. */
export async function findBrowser(named = process.env.RAILYARD_BROWSER): Promise<string> {
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named;
    throw new Error(`RAILYARD_BROWSER names ${named}, which does not exist.`);
  }
  const found = places.find((place) => existsSync(place));
  if (found !== undefined) return found;
  try {
    const { default: packaged } = await import('@sparticuz/chromium');
    return await packaged.executablePath();
  } catch {
    throw new Error(
      'No Chromium was found. Install one (Debian: apt-get install chromium), or name it in RAILYARD_BROWSER.',
    );
  }
}
