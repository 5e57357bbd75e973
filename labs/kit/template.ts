// Filling `{name}` placeholders, the one templating the course has.

/** Replaces each `{name}` that has a value; a name without one is an author's error and is reported. */
export function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{([A-Za-z][A-Za-z0-9]*)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`The text "${template}" names {${name}}, which has no value.`);
    return String(value);
  });
}

/** The placeholders a template uses, for tests that hold texts to the facts a check supplies. */
export function placeholders(template: string): readonly string[] {
  return [...template.matchAll(/\{([A-Za-z][A-Za-z0-9]*)\}/g)].map((match) => match[1] ?? '');
}

/** Like {@link fill}, but leaves names without a value alone: for shell lines, where braces have a life of their own. */
export function fillKnown(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/(?<!\$)\{([A-Za-z][A-Za-z0-9]*)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  );
}
