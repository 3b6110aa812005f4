import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { appendFile, mkdir, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import type { HeadsLedger, NotedHeads } from '../../domains/invoicing/index.ts'
import type { Secret } from '../../shared/secret.ts'

const line = z.strictObject({
  at: z.iso.datetime(),
  heads: z.array(
    z.strictObject({ kind: z.enum(['invoice', 'credit_note']), number: z.string(), hash: z.hex() }),
  ),
  restored: z.literal(true).optional(),
  signature: z.base64url(),
})

/** The shop's signature under what leaves the books. What is signed of lines begins otherwise, so that none stands for the other. */
export type BookSigner = {
  /** SPKI in base64. */
  publicKey: string
  sign(bytes: Buffer): Buffer
}

/**
 * How far the books had come, as lines of JSON in a file, each signed (Ed25519, RFC 8032). Whoever has the public key can check
 * them; whoever owns the database and not the ring can add none. Copy the file to where neither comes.
 */
export function bookHeads(file: string, seed: Secret<Buffer>): HeadsLedger & BookSigner {
  const privateKey = keyOf(seed)
  const publicKey = createPublicKey(privateKey)
  return {
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    sign: (bytes) => sign(null, bytes, privateKey),
    async append(noted) {
      await mkdir(dirname(file), { recursive: true })
      const signature = sign(null, signed(noted), privateKey).toString('base64url')
      const { at, ...rest } = noted
      const text = JSON.stringify({ at: at.toISOString(), ...rest, signature })
      // On a line of its own, whatever became of the one before.
      await appendFile(file, `\n${text}\n`, { mode: 0o600, flush: true })
    },
    async read() {
      const lines = (await readText(file)).split('\n').filter((each) => each !== '')
      return lines.flatMap((each) => {
        const parsed = parse(each)
        if (!parsed) return []
        const { signature, restored } = parsed
        const noted: NotedHeads = {
          at: new Date(parsed.at),
          heads: parsed.heads,
          ...(restored && { restored }),
        }
        const isSigned = verify(null, signed(noted), publicKey, Buffer.from(signature, 'base64url'))
        return [{ ...noted, isSigned }]
      })
    },
  }
}

const signed = ({ at, heads, restored }: NotedHeads): Buffer =>
  Buffer.from(JSON.stringify(['akm books', at.toISOString(), heads, restored ?? false]))

/** A line that does not end was cut off by a full disk or a kill; any other that cannot be read counts as not signed. */
function parse(text: string): z.infer<typeof line> | undefined {
  if (!text.endsWith('}')) return undefined
  try {
    const parsed = line.safeParse(JSON.parse(text))
    if (parsed.success) return parsed.data
  } catch {
    // Not JSON: somebody has written into it.
  }
  return { at: new Date(0).toISOString(), heads: [], signature: '' }
}

async function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
}

// RFC 8410: the seed behind the fixed beginning of a PKCS #8 key.
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')

function keyOf(seed: Secret<Buffer>): KeyObject {
  return createPrivateKey({ key: Buffer.concat([pkcs8, seed.expose()]), format: 'der', type: 'pkcs8' })
}
