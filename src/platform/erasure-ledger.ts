import { appendFile, mkdir, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { type DecisionLine, type ErasureLine, objectionPurposes } from '../domains/privacy/index.ts'
import { parseId } from '../shared/ids.ts'

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
}

/**
 * The ledger of erasures and of what people decided, as lines of JSON in a file, readable by its owner alone. Keep it where no
 * backup of the database is.
 */
export function erasureLedger(file: string) {
  async function write({ hashes, ...line }: ErasureLine | DecisionLine): Promise<void> {
    await mkdir(dirname(file), { recursive: true })
    // The hashes come last: by their end a line is known that was written to its end.
    const text = JSON.stringify({ ...line, hashes: hashes.map((hash) => hash.toString('base64url')) })
    // On a line of its own, whatever became of the one before.
    await appendFile(file, `\n${text}\n`, { mode: 0o600, flush: true })
  }
  /** A line that does not end was cut off by a full disk or a kill: what it says was never committed. */
  async function readLines(): Promise<string[]> {
    const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return ''
      throw error
    })
    return text.split('\n').filter((line) => line.endsWith(']}'))
  }
  const isDecision = (line: string) => line.startsWith('{"id":"dec_')
  return {
    append: (line: ErasureLine) => write(line),
    appendDecision: (line: DecisionLine) => write(line),
    async read(): Promise<ErasureLine[]> {
      return (await readLines())
        .filter((line) => !isDecision(line))
        .map((line) => parse(lineOf.erasure, line))
    },
    async readDecisions(): Promise<DecisionLine[]> {
      return (await readLines()).filter(isDecision).map((line) => parse(lineOf.decision, line))
    },
  }
}

function parse<T>(schema: z.ZodType<T>, line: string): T {
  try {
    return schema.parse(JSON.parse(line))
  } catch (error) {
    throw new Error('a line of the ledger of erasures is damaged', { cause: error })
  }
}
