// Where this clone is, and what it keeps where. Knows no more than paths.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The clone. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** Everything of run time that is not a lab's own data. */
export const cacheDir = path.join(root, '.railyard/cache');
