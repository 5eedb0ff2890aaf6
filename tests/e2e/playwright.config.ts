// Browser tests: real servers, real Chromium, three sizes of screen.
import { defineConfig } from 'playwright/test'
import { findChromium } from '../support/chromium.ts'

export default defineConfig({
  testDir: '.',
  testMatch: '*.e2e.ts',
  outputDir: '../../test-results',
  globalSetup: './build.ts',
  // Each test has a server and browsers of its own.
  workers: 2,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  forbidOnly: true,
  use: {
    launchOptions: { executablePath: findChromium(), args: ['--no-sandbox', '--disable-background-networking'] },
    trace: 'retain-on-failure',
  },
})
