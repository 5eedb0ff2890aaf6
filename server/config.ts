// Config: what the operator can set, read once from the environment and refused loudly when it makes no sense.
import * as v from 'valibot'
import { made, refused, type Outcome } from '#shared/lib/outcome.ts'

const port = v.pipe(
  v.string(),
  v.regex(/^\d{1,5}$/, 'must be a number from 0 to 65535'),
  v.transform(Number),
  v.maxValue(65535, 'must be a number from 0 to 65535'),
)
const publicUrl = v.pipe(
  v.string(),
  v.check(isPlainAddress, 'must be an address without a path, like https://moot.example'),
  v.transform(url => new URL(url).origin),
)
const yesOrNo = v.pipe(
  v.picklist(['', '0', '1', 'true', 'false'], 'must be 1 or 0'),
  v.transform(word => word === '1' || word === 'true'),
)
const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const

const environment = v.pipe(
  v.object({
    PORT: v.optional(port, '4321'),
    HOST: v.optional(v.string()),
    DATA_DIR: v.optional(v.pipe(v.string(), v.nonEmpty('must name a folder')), './data'),
    PUBLIC_URL: v.optional(publicUrl),
    FOLKMOOT_SECRET: v.optional(v.pipe(v.string(), v.minLength(32, 'must have at least 32 characters'))),
    LOG_LEVEL: v.optional(v.picklist(levels, `must be one of ${levels.join(', ')}`), 'info'),
    TRUST_PROXY: v.optional(yesOrNo, '0'),
    CREATE: v.optional(v.picklist(['open', 'key'], 'must be open or key'), 'open'),
    CREATE_KEY: v.optional(v.pipe(v.string(), v.minLength(8, 'must have at least 8 characters'))),
  }),
  v.forward(
    v.check(({ CREATE, CREATE_KEY }) => CREATE === 'open' || CREATE_KEY !== undefined, 'is needed when CREATE is key'),
    ['CREATE_KEY'],
  ),
)

export interface Config {
  /** 0 takes any free port. */
  readonly port: number
  /** Null listens on every network. */
  readonly host: string | null
  readonly dataDir: string
  readonly publicUrl: string | null
  /** What tickets are signed with; null keeps one in the data folder. */
  readonly secret: string | null
  readonly logLevel: (typeof levels)[number]
  readonly trustProxy: boolean
  /** What creating a board takes; null when anybody may. */
  readonly createKey: string | null
}

/** Reads the environment. Refused with one line for each thing that makes no sense. */
export function readConfig(env: Record<string, string | undefined>): Outcome<Config> {
  // A variable that is set to nothing is not set: that is how compose files leave one out.
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = v.safeParse(environment, set)
  if (!parsed.success) return refused(parsed.issues.map(issue => `${v.getDotPath(issue)} ${issue.message}`).join('\n'))
  const given = parsed.output
  return made({
    port: given.PORT,
    host: given.HOST ?? null,
    dataDir: given.DATA_DIR,
    publicUrl: given.PUBLIC_URL ?? null,
    secret: given.FOLKMOOT_SECRET ?? null,
    logLevel: given.LOG_LEVEL,
    trustProxy: given.TRUST_PROXY,
    createKey: given.CREATE === 'key' ? (given.CREATE_KEY ?? null) : null,
  })
}

function isPlainAddress(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.search + url.hash === ''
}
