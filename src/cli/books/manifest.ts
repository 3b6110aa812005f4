import { createHash, createPublicKey, verify } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'

/** Who signs a folder: the shop, with the key that also signs how far the books had come. The public key is SPKI in base64. */
export type FolderSigner = { publicKey: string; sign(bytes: Buffer): Buffer }

const names = { manifest: 'manifest.json', signature: 'manifest.sig', key: 'public-key.pem' } as const
const manifestShape = z.object({ files: z.record(z.string(), z.string()) })

/** Of each file its SHA-256, so that a changed byte is named, and over all of it one signature (Ed25519, RFC 8032). */
export async function writeManifest(
  folder: string,
  { year, madeAt }: { year: number; madeAt: Date },
  signer: FolderSigner,
): Promise<void> {
  const files: Record<string, string> = {}
  for (const name of await listFiles(folder)) files[name] = await hashOf(join(folder, name))
  const content = { year, madeAt: madeAt.toISOString(), files }
  const manifest = Buffer.from(`${JSON.stringify(content, null, 2)}\n`)
  await writeFile(join(folder, names.manifest), manifest)
  await writeFile(join(folder, names.signature), signer.sign(manifest))
  await writeFile(join(folder, names.key), pemOf(signer.publicKey))
}

/** Names what in a folder is not what was signed, a sentence each; nothing where it is whole. */
export async function verifyFolder(folder: string, publicKey: string): Promise<string[]> {
  const trouble: string[] = []
  const read = (name: string) =>
    readFile(join(folder, name)).catch(() => {
      trouble.push(`${name} is missing.`)
      return undefined
    })
  const manifest = await read(names.manifest)
  const signature = await read(names.signature)
  if (!manifest || !signature) return trouble
  if (!isSigned(manifest, signature, publicKey))
    trouble.push(`${names.manifest} is not what this shop has signed.`)
  const files = filesIn(manifest)
  if (!files) return [...trouble, `${names.manifest} cannot be read.`]
  const there = await listFiles(folder)
  for (const [name, expected] of Object.entries(files)) {
    if (!there.includes(name)) trouble.push(`${name} is missing.`)
    else if ((await hashOf(join(folder, name))) !== expected) trouble.push(`${name} is not what it was.`)
  }
  for (const name of there) if (!Object.hasOwn(files, name)) trouble.push(`${name} was added.`)
  return trouble
}

function isSigned(manifest: Buffer, signature: Buffer, publicKey: string): boolean {
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' })
  return verify(null, manifest, key, signature)
}

function filesIn(manifest: Buffer): Record<string, string> | undefined {
  try {
    return manifestShape.safeParse(JSON.parse(manifest.toString())).data?.files
  } catch {
    return undefined
  }
}

/** All that the manifest speaks of, by paths within the folder. */
async function listFiles(folder: string): Promise<string[]> {
  const unlisted: readonly string[] = Object.values(names)
  return (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((name) => !unlisted.includes(name))
    .sort()
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

const pemOf = (publicKey: string) => `-----BEGIN PUBLIC KEY-----\n${publicKey}\n-----END PUBLIC KEY-----\n`
