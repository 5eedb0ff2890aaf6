// Build and test settings: one page per place a person stands, and two groups of tests (check, faults).
import react from '@vitejs/plugin-react'
import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

const page = (name: string) => resolve(import.meta.dirname, `client/${name}.html`)
const relay = `http://localhost:${process.env['PORT'] ?? 4321}`

export default defineConfig({
  root: 'client',
  plugins: [react()],
  resolve: { dedupe: ['yjs', 'react', 'react-dom'] },
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    rolldownOptions: { input: ['home', 'phone', 'board', 'wall', 'desk'].map(page) },
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
        test: { name: 'check', include: ['tests/*.test.{ts,tsx}', 'tests/{shared,server,client}/**/*.test.{ts,tsx}'] },
      },
      { extends: true, test: { name: 'faults', include: ['tests/faults/**/*.test.ts'], testTimeout: 300_000 } },
    ],
  },
})
