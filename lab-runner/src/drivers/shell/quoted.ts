// Values in scripts that the lab writes for a shell.

/** A value a POSIX shell reads back unchanged. */
export function quoted(value: string): string {
  return `'${value.replaceAll("'", `'\\''`)}'`;
}
