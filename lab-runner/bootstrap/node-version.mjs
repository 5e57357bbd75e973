// Whether this Node is new enough. Knows nothing else, so that even an old Node can run it.

/** The oldest Node the packages accept; `engines` of package.json says the same. */
export const oldestNode = '20.19';

/**
 * What is wrong with this Node, and what to do; `undefined` when it is new enough.
 * @param {string} found for instance `18.20.4`
 * @returns {{ what: string, remedy: string } | undefined}
 */
export function nodeTrouble(found = process.versions.node) {
  const [major = 0, minor = 0] = found.split('.').map(Number);
  const [neededMajor = 0, neededMinor = 0] = oldestNode.split('.').map(Number);
  if (major > neededMajor || (major === neededMajor && minor >= neededMinor)) return undefined;
  return {
    what: `Node ${found} is too old; the lab needs ${oldestNode} or newer.`,
    remedy: 'Install Node 22 or 24 from nodejs.org.',
  };
}
