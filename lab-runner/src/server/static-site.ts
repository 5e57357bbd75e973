// The built site: files found at start and nothing else, its own page for what is not there.
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import sirv from 'sirv';
import { RailyardError } from '../../protocol/index.ts';
import { inlineScriptHashes, siteHeaders } from './security-headers.ts';

export type StaticSite = (request: IncomingMessage, response: ServerResponse, pathname: string) => void;

const noSite = '<!doctype html><title>Kafka Railyard</title><p>The site is not built. Run: npm start</p>\n';

/** Serves `siteDir` as it is now. A path is only ever looked up in the list of files, never joined to a folder. */
export function createStaticSite(siteDir: string, port: number): StaticSite {
  const headers = siteHeaders(inlineScriptHashes(siteDir), port);
  const missing = readOr(path.join(siteDir, '404.html'), noSite);
  const serve = openFolder(siteDir);

  return (request, response, pathname) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      throw new RailyardError('METHOD_NOT_ALLOWED', {
        method: request.method ?? '',
        allowed: 'GET, HEAD',
      });
    }
    // Pages are small, and sirv takes ranges it should not.
    delete request.headers.range;
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    // Built assets carry a hash of their content in their name.
    const immutable = pathname.startsWith('/assets/');
    response.setHeader('Cache-Control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
    serve(request, response, () => {
      response.setHeader('Cache-Control', 'no-cache');
      response.writeHead(404, {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Length': Buffer.byteLength(missing),
      });
      response.end(request.method === 'HEAD' ? undefined : missing);
    });
  };
}

function openFolder(siteDir: string): ReturnType<typeof sirv> {
  try {
    return sirv(siteDir, { etag: true, extensions: ['html'] });
  } catch {
    // Not built: the page says so, the API works.
    return (_request, _response, next) => next?.();
  }
}

function readOr(file: string, otherwise: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return otherwise;
  }
}
