// The token that npm start puts behind the # of the printed address, or yard class link behind the instructor's. Read once,
// then taken out of the address bar.

/** The token of a fragment like `#token=abc`; other fragments are left alone. */
export function tokenIn(fragment: string, name = 'token'): string | undefined {
  const token = new URLSearchParams(fragment.replace(/^#/, '')).get(name);
  return token === null || token === '' ? undefined : token;
}

/** Takes the token out of the address bar and the history, so that it can be neither copied nor bookmarked. */
export function takeToken(page: Window, name = 'token'): string | undefined {
  const token = tokenIn(page.location.hash, name);
  if (token !== undefined) {
    page.history.replaceState(page.history.state, '', page.location.pathname + page.location.search);
  }
  return token;
}
