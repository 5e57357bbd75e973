// What both drivers take for the name of a partition's folder: nothing that leads anywhere else.

/** Whether it is one name of the letters Kafka makes folders of, and no path. */
export function isPlainName(folder: string): boolean {
  return /^[\w.-]{1,300}$/.test(folder) && folder !== '.' && folder !== '..';
}
