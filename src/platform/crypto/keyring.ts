import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { Secret } from '../../shared/secret.ts'

/** Everything that a stolen database lacks. Kept apart from it: in the environment, a file, or a secret store. */
export type Keyring = {
  /** Wraps the data keys of new batches; the others still unwrap. */
  readonly currentKeyId: string
  readonly keys: ReadonlyMap<string, Secret<KeyObject>>
  readonly currentPepperId: string
  readonly peppers: ReadonlyMap<string, Secret<KeyObject>>
  /** Signs the links that open an order without an account. */
  readonly links: Secret<Buffer>
}

/** @throws AppError `invalid` with a sentence for the operator; no value of the ring is ever part of it. */
export function parseKeyring(text: Secret<string>): Keyring {
  const parsed = keyringText.safeParse(text.expose())
  if (parsed.success) return parsed.data
  const [first] = parsed.error.issues
  throw new AppError(
    'invalid',
    `key ring: ${[first?.path.join('.'), first?.message].filter(Boolean).join(': ')}`,
  )
}

export async function readKeyringFile(path: string): Promise<Keyring> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new AppError('unavailable', `key ring: the file ${path} cannot be read`, { cause })
  })
  return parseKeyring(new Secret(text))
}

/** The text of a fresh ring, for a new shop. Whoever loses it loses every key in stock: it belongs in the backup. */
export function createKeyring(): Secret<string> {
  const fresh = () => randomBytes(secretLength).toString('base64')
  const ring = {
    current: 'k1',
    keys: { k1: fresh() },
    pepper: { current: 'p1', peppers: { p1: fresh() } },
    links: fresh(),
  }
  return new Secret(`${JSON.stringify(ring, null, 2)}\n`)
}

const secretLength = 32

const secretBytes = z
  .string('must be text')
  .regex(/^[A-Za-z0-9+/]{43}=$/, `must be ${secretLength} bytes in base64`)
  .transform((text) => Buffer.from(text, 'base64'))

const namedSecrets = z.record(
  z.string().regex(/^[a-z0-9-]{1,32}$/, 'ids are made of a-z, 0-9 and dashes'),
  secretBytes,
  'must name each secret',
)

const keyringText = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text)
    } catch {
      // The parser's own message quotes the text, which is secret.
      context.issues.push({ code: 'custom', message: 'is not JSON', input: undefined })
      return z.NEVER
    }
  })
  .pipe(
    z.strictObject({
      current: z.string(),
      keys: namedSecrets,
      pepper: z.strictObject({ current: z.string(), peppers: namedSecrets }),
      links: secretBytes,
    }),
  )
  .refine((ring) => ring.current in ring.keys, { path: ['current'], error: 'names no key of the ring' })
  .refine((ring) => ring.pepper.current in ring.pepper.peppers, {
    path: ['pepper', 'current'],
    error: 'names no pepper of the ring',
  })
  // One secret with two jobs would make a leak of one a leak of both.
  .refine(
    (ring) => areDistinct([...Object.values(ring.keys), ...Object.values(ring.pepper.peppers), ring.links]),
    {
      error: 'every secret must be another one',
    },
  )
  .transform(
    (ring): Keyring => ({
      currentKeyId: ring.current,
      keys: sealed(ring.keys),
      currentPepperId: ring.pepper.current,
      peppers: sealed(ring.pepper.peppers),
      links: new Secret(ring.links),
    }),
  )

function areDistinct(secrets: readonly Buffer[]): boolean {
  return new Set(secrets.map((secret) => secret.toString('base64'))).size === secrets.length
}

function sealed(secrets: Record<string, Buffer>): ReadonlyMap<string, Secret<KeyObject>> {
  return new Map(Object.entries(secrets).map(([id, bytes]) => [id, new Secret(createSecretKey(bytes))]))
}
