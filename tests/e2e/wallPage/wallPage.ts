// Wall page: builds draw.tsx once and opens it, so that a test can draw hundreds of walls in one page.
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import type { Browser, Page } from 'playwright/test'
import type { Drawing, Drawn } from './drawing.ts'

export interface WallPage {
  readonly page: Page
  readonly draw: (drawing: Drawing) => Promise<Drawn>
}

export async function openWallPage(browser: Browser): Promise<WallPage> {
  const { script, style } = await made()
  // Walls are laid out at their own size all the same; only a corner of them has to be painted.
  const page = await browser.newPage({ viewport: { width: 480, height: 270 }, reducedMotion: 'reduce' })
  await page.setContent(`<!doctype html><html lang="en"><head><style>${style}
    .wall { height: 100% }</style></head><body></body></html>`)
  await page.addScriptTag({ content: script, type: 'module' })
  await page.waitForFunction(() => 'draw' in window)
  return { page, draw: drawing => page.evaluate(each => window.draw(each), drawing) }
}

async function made(): Promise<{ script: string; style: string }> {
  const top = resolve(import.meta.dirname, '../../..')
  const built = await build({
    root: top,
    configFile: false,
    mode: 'production',
    logLevel: 'silent',
    plugins: [react()],
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { dedupe: ['yjs', 'react', 'react-dom'] },
    build: {
      write: false,
      target: 'es2022',
      // Fonts and all: the page comes from nowhere, so it can load nothing.
      assetsInlineLimit: 1e6,
      cssCodeSplit: false,
      rolldownOptions: { input: resolve(import.meta.dirname, 'draw.tsx') },
    },
  })
  const outputs = [built].flat().flatMap(each => ('output' in each ? each.output : []))
  const scripts = outputs.flatMap(each => (each.type === 'chunk' ? [each.code] : []))
  const styles = outputs.flatMap(each =>
    each.type === 'asset' && each.fileName.endsWith('.css') ? [String(each.source)] : [],
  )
  const [script] = scripts
  if (script === undefined || scripts.length > 1) throw new Error('The wall page must be one script.')
  return { script, style: styles.join('\n') }
}
