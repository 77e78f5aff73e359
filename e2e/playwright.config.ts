import { defineConfig } from '@playwright/test';

const onCi = process.env.CI !== undefined;

/** Two workers, each with a site, a database and a browser of its own: a third made every test wait on two cores. */
export default defineConfig({
  testDir: 'tests',
  outputDir: '../.tmp/e2e',
  globalSetup: './src/run/build-web.ts',
  workers: 2,
  fullyParallel: false,
  forbidOnly: onCi,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // The counts are read by the closing tally of `pnpm test`.
  reporter: [['list'], ['json', { outputFile: '.tmp/test.json' }]],
  use: {
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    actionTimeout: 10_000,
    navigationTimeout: 15_000,
    screenshot: 'only-on-failure',
    trace: 'off',
  },
});
