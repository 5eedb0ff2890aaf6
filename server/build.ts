// Build: makes the screens before the first start, and again whenever what they are made of has changed.
import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { extname, join, relative } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'

const madeOf = ['client', 'shared', 'vite.config.ts', 'package-lock.json']
const compressed = new Set(['.js', '.css', '.html', '.svg', '.json', '.txt'])

/** Builds the client of a project folder into `dist`, unless it is there and of these very files. Throws with a sentence for the operator. */
export async function ensureBuilt(root: string, tell: (line: string) => void): Promise<void> {
  const dist = join(root, 'dist')
  const stamp = join(dist, '.stamp')
  const wanted = await fingerprint(root)
  if ((await readFile(stamp, 'utf8').catch(() => '')) === wanted) return
  tell('Building the screens. This takes a moment, and only the first time.')
  await build(root)
  await compress(dist)
  await writeFile(stamp, wanted)
}

async function build(root: string): Promise<void> {
  const vite = await import('vite').catch(() => null)
  if (!vite) throw new Error('The screens are not built, and Vite, which builds them, is not installed. Run: npm ci')
  const { NODE_ENV } = process.env
  try {
    // Whoever builds, a test included: screens are always built for people.
    process.env['NODE_ENV'] = 'production'
    await vite.build({ configFile: join(root, 'vite.config.ts'), mode: 'production', logLevel: 'silent' })
  } catch (error) {
    throw new Error(`The screens could not be built: ${String(error)}`, { cause: error })
  } finally {
    if (NODE_ENV === undefined) delete process.env['NODE_ENV']
    else process.env['NODE_ENV'] = NODE_ENV
  }
}

/** A hash over the names and contents of everything the client is made of. */
async function fingerprint(root: string): Promise<string> {
  const hash = createHash('sha256')
  for (const part of madeOf) {
    for (const file of await filesIn(join(root, part))) {
      const content = createHash('sha256').update(await readFile(file))
      hash.update(`${relative(root, file)}\n${content.digest('hex')}\n`)
    }
  }
  return hash.digest('hex')
}

/** Beside each file that gets smaller by it, the file as browsers like to receive it. */
async function compress(dist: string): Promise<void> {
  const ways = [
    ['.br', promisify(brotliCompress)],
    ['.gz', promisify(gzip)],
  ] as const
  const files = (await filesIn(dist)).filter(file => compressed.has(extname(file)))
  for (const file of files) {
    const content = await readFile(file)
    for (const [ending, squeeze] of ways) await writeFile(file + ending, await squeeze(content))
  }
}

/** Every file in a folder and the folders in it, in the same order everywhere; or the file itself. */
async function filesIn(path: string): Promise<string[]> {
  try {
    const entries = await readdir(path, { recursive: true, withFileTypes: true })
    return entries
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name))
      .sort()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return [path]
    throw error
  }
}

if (import.meta.main) await ensureBuilt(join(import.meta.dirname, '..'), line => void process.stdout.write(`${line}\n`))
