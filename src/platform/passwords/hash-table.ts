import { createHash } from 'node:crypto'
import { assert } from '../../shared/errors.ts'

const buckets = 65_536
const restBytes = 4

/** A set of texts, of each the first 48 bits of its SHA-256: two say where to look, four are compared. */
export function writeHashTable(texts: ReadonlySet<string>): Buffer {
  const hashes = [...texts].map(hashOf).sort(Buffer.compare)
  const counts = Buffer.alloc(buckets)
  for (const hash of hashes) {
    const bucket = hash.readUInt16BE(0)
    const count = (counts[bucket] ?? 0) + 1
    assert(count < 256, 'a bucket holds at most 255 hashes')
    counts[bucket] = count
  }
  return Buffer.concat([counts, ...hashes.map((hash) => hash.subarray(2))])
}

/** @throws when the table was cut or damaged in its length. */
export function readHashTable(table: Buffer): { size: number; has(text: string): boolean } {
  const starts = new Uint32Array(buckets + 1)
  for (let bucket = 0; bucket < buckets; bucket++)
    starts[bucket + 1] = (starts[bucket] ?? 0) + (table[bucket] ?? 0)
  const size = starts[buckets] ?? 0
  assert(table.length === buckets + size * restBytes, 'the table of common passwords is whole')
  return {
    size,
    has(text) {
      const hash = hashOf(text)
      const bucket = hash.readUInt16BE(0)
      const rest = hash.readUInt32BE(2)
      for (let index = starts[bucket] ?? 0; index < (starts[bucket + 1] ?? 0); index++)
        if (table.readUInt32BE(buckets + index * restBytes) === rest) return true
      return false
    },
  }
}

function hashOf(text: string): Buffer {
  return createHash('sha256')
    .update(text)
    .digest()
    .subarray(0, 2 + restBytes)
}
