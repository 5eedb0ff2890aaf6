// Build and test settings: one page per place a person stands, and three groups of tests (check, screens, faults).
import react from '@vitejs/plugin-react'
import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

const page = (name: string) => resolve(import.meta.dirname, `client/${name}.html`)
const relay = `http://localhost:${process.env['PORT'] ?? 4321}`

/** Enough on a busy machine. Milliseconds. */
const testTimeout = 20_000

export default defineConfig({
  root: 'client',
  plugins: [react()],
  resolve: { dedupe: ['yjs', 'react', 'react-dom'] },
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    rolldownOptions: { input: ['home', 'phone', 'board', 'wall', 'desk', 'print', 'plan'].map(page) },
  },
  server: {
    host: true,
    proxy: {
      '/api': relay,
      '/health': relay,
      '/metrics': relay,
      '/p/': relay,
      '/sync': { target: relay, ws: true },
    },
  },
  test: {
    root: import.meta.dirname,
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'check',
          include: ['tests/*.test.{ts,tsx}', 'tests/{shared,server}/**/*.test.ts'],
          testTimeout,
          pool: 'threads',
          // These leave nothing behind in the modules they use, so each is loaded once for all.
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'screens', include: ['tests/client/**/*.test.{ts,tsx}'], testTimeout, pool: 'threads' },
      },
      { extends: true, test: { name: 'faults', include: ['tests/faults/**/*.test.ts'], testTimeout: 300_000 } },
    ],
  },
})
