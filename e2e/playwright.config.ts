// Browser tests of the built product against a real cluster: one lab, one worker.
import { defineConfig } from '@playwright/test';
import { findBrowser, quietFlags } from './browser.ts';

const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  workers: 1,
  // A flaky test is a bug; only `npm test -- --second-go` tries once more, and names it.
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  outputDir: '../test-results',
  reporter: process.env.RAILYARD_E2E_JSON
    ? [['list'], ['json', { outputFile: process.env.RAILYARD_E2E_JSON }]]
    : [['list']],
  use: {
    viewport: { width: 1440, height: 900 },
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: await findBrowser(), args: [...quietFlags, ...root] },
  },
});
