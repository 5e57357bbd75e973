// JSON from a socket, as `unknown`; what is not JSON is `undefined`, which no schema accepts.
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
