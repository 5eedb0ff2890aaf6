// Dev: the server, restarted when it changes, and Vite's dev server in front of it. One Ctrl-C ends both.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createServer } from 'vite'
import { pageAt, pathOf } from './pages.ts'

const root = join(import.meta.dirname, '..')

const server = spawn(process.execPath, ['--watch', join(root, 'server/start.js'), '--no-build'], { stdio: 'inherit' })
const vite = await createServer({
  configFile: join(root, 'vite.config.ts'),
  plugins: [
    {
      name: 'pages at the addresses that the server gives them',
      configureServer({ middlewares }) {
        middlewares.use((request, _response, next) => {
          request.url = pageAt(pathOf(request)) ?? request.url
          next()
        })
      },
    },
  ],
})
await vite.listen()
vite.printUrls()

const stop = () => {
  server.kill()
  void vite.close().then(() => process.exit(0))
}
process.on('SIGINT', stop)
process.on('SIGTERM', stop)
server.on('exit', stop)
