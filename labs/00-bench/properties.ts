// Reads a Java properties file as java.util.Properties does, as far as client settings need it.

/** Settings by name; the last line of a name wins. Separators are `=`, `:` or a blank, as in Java. */
export function readProperties(text: string): ReadonlyMap<string, string> {
  const settings = new Map<string, string>();
  for (const line of joinedLines(text)) {
    const match = /^((?:\\.|[^\\=:\s])*)\s*[=:]?\s*(.*)$/.exec(line);
    if (match !== null) settings.set(unescaped(match[1] ?? ''), unescaped(match[2] ?? ''));
  }
  return settings;
}

/** Lines without comments; a backslash at the end joins a line to the next. */
function joinedLines(text: string): readonly string[] {
  const lines: string[] = [];
  let open: string | undefined;
  for (const raw of text.split(/\r\n|\n|\r/)) {
    const line = raw.trimStart();
    if (open === undefined && (line === '' || /^[#!]/.test(line))) continue;
    const whole = (open ?? '') + line;
    const continues = (/\\*$/.exec(whole)?.[0].length ?? 0) % 2 === 1;
    open = continues ? whole.slice(0, -1) : undefined;
    if (!continues) lines.push(whole);
  }
  return open === undefined ? lines : [...lines, open];
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, '$1');
}
