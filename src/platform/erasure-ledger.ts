import { appendFile, mkdir, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { type DecisionLine, type ErasureLine, objectionPurposes } from '../domains/privacy/index.ts'
import { parseId } from '../shared/ids.ts'
import type { NotedHead } from './audit/noted-heads.ts'

const idOf = <P extends 'ers' | 'dec'>(prefix: P) =>
  z.string().transform((text, context) => {
    const id = parseId(prefix, text)
    if (!id) context.addIssue({ code: 'custom', message: 'no id of that kind' })
    return id as NonNullable<typeof id>
  })
const at = z.iso.datetime().transform((text) => new Date(text))
const hashes = z
  .array(z.base64url())
  .transform((texts) => texts.map((hash) => Buffer.from(hash, 'base64url')))
const decision = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('restricted') }),
  z.strictObject({ what: z.literal('lifted'), until: at }),
  z.strictObject({ what: z.enum(['objected', 'objection_taken_back']), purpose: z.enum(objectionPurposes) }),
])
const lineOf = {
  erasure: z.strictObject({ id: idOf('ers'), at, hashes }),
  decision: z.strictObject({ id: idOf('dec'), at, decision, hashes }),
  head: z
    .strictObject({ chain: z.enum(['head', 'restored']), at, link: z.tuple([z.int().min(0), z.hex()]) })
    .transform(({ chain, at, link: [seq, hash] }): NotedHead => ({ kind: chain, at, head: { seq, hash } })),
}

/**
 * The ledger of erasures and of what people decided, and of how far the chain over the history had come, as lines of JSON in a
 * file, readable by its owner alone. Keep it where no backup of the database is, nor whoever owns the database.
 */
export function erasureLedger(file: string) {
  async function write(line: object): Promise<void> {
    await mkdir(dirname(file), { recursive: true })
    const text = JSON.stringify(line)
    // On a line of its own, whatever became of the one before.
    await appendFile(file, `\n${text}\n`, { mode: 0o600, flush: true })
  }
  // A list comes last: by its end a line is known that was written to its end.
  const writePersons = ({ hashes, ...line }: ErasureLine | DecisionLine) =>
    write({ ...line, hashes: hashes.map((hash) => hash.toString('base64url')) })
  /** A line that does not end was cut off by a full disk or a kill: what it says was never committed. */
  async function readLines(): Promise<string[]> {
    const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return ''
      throw error
    })
    return text.split('\n').filter((line) => line.endsWith(']}'))
  }
  async function read<T>(kind: Kind, schema: z.ZodType<T>): Promise<T[]> {
    return (await readLines()).filter((line) => kindOf(line) === kind).map((line) => parse(schema, line))
  }
  return {
    append: (line: ErasureLine) => writePersons(line),
    appendDecision: (line: DecisionLine) => writePersons(line),
    appendHead: ({ kind, at, head }: NotedHead) => write({ chain: kind, at, link: [head.seq, head.hash] }),
    read: (): Promise<ErasureLine[]> => read('erasure', lineOf.erasure),
    readDecisions: (): Promise<DecisionLine[]> => read('decision', lineOf.decision),
    readHeads: (): Promise<NotedHead[]> => read('head', lineOf.head),
  }
}

type Kind = keyof typeof lineOf

function kindOf(line: string): Kind {
  if (line.startsWith('{"id":"dec_')) return 'decision'
  return line.startsWith('{"chain":') ? 'head' : 'erasure'
}

function parse<T>(schema: z.ZodType<T>, line: string): T {
  try {
    return schema.parse(JSON.parse(line))
  } catch (error) {
    throw new Error('a line of the ledger of erasures is damaged', { cause: error })
  }
}
