// The headers every answer carries. Knows no routes.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export type HeaderList = Readonly<Record<string, string>>;

/** On every answer, whatever it is. There are no CORS headers anywhere: nobody else may read us. */
const always = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const;

/** For answers that are data: nothing in them may run or be framed. */
export const dataHeaders: HeaderList = {
  ...always,
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cache-Control': 'no-store',
};

/** For the site: everything from here, and only those inline scripts that the build has put into its pages. */
export function siteHeaders(scriptHashes: readonly string[], port: number): HeaderList {
  // Older Safari does not count our own WebSockets as 'self'.
  const sockets = ['127.0.0.1', 'localhost'].map((host) => `ws://${host}:${port}`).join(' ');
  const policy = {
    'default-src': "'self'",
    'script-src': ["'self'", ...scriptHashes].join(' '),
    // xterm and React set styles inline.
    'style-src': "'self' 'unsafe-inline'",
    'img-src': "'self' data:",
    'font-src': "'self' data:",
    'connect-src': `'self' ${sockets}`,
    'worker-src': "'self'",
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
  };
  const text = Object.entries(policy).map(([directive, sources]) => `${directive} ${sources}`);
  return { ...always, 'Content-Security-Policy': text.join('; ') };
}

/** Hashes (CSP level 2) of all inline scripts in the pages of the built site. */
export function inlineScriptHashes(siteDir: string): readonly string[] {
  const hashes = new Set<string>();
  for (const file of pagesOf(siteDir)) {
    for (const script of inlineScripts(readFileSync(file, 'utf8'))) {
      hashes.add(`'sha256-${createHash('sha256').update(script).digest('base64')}'`);
    }
  }
  return [...hashes].sort();
}

/** Bodies of scripts that a browser would run from this page; data blocks (JSON-LD) are none. */
function inlineScripts(html: string): readonly string[] {
  const found = [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/gi)];
  return found
    .filter(([, attributes = '']) => !/\bsrc\s*=/i.test(attributes))
    .filter(([, attributes = '']) => {
      const [, type] = /\btype\s*=\s*["']?([^"'\s>]+)/i.exec(attributes) ?? [];
      return type === undefined || /^(module|text\/javascript|application\/javascript)$/i.test(type);
    })
    .map(([, , body = '']) => body);
}

function pagesOf(siteDir: string): readonly string[] {
  try {
    return readdirSync(siteDir, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.html'))
      .map((name) => path.join(siteDir, name));
  } catch {
    return [];
  }
}
