import { z } from 'zod'
import { type UploadShape, uploadShapes } from '../../../domains/keys/index.ts'
import { zipOf } from '../../copy/zip-of.ts'
import { type PurchaseField, purchaseForm } from './purchase-form.ts'

export const shapes = ['auto', ...uploadShapes] as const
export type Shape = (typeof shapes)[number]

/** What stands beside the keys. The keys themselves are in none of it, so that no page can give them back. */
export const importForm = purchaseForm.extend({
  product: z.string().trim().max(200).catch(''),
  shape: z.enum(shapes).catch('auto'),
})
export type ImportForm = z.infer<typeof importForm>
export type ImportField = PurchaseField | 'product' | 'file'

/** The keys as they were sent, read once. */
export type SentKeys = { name: string; shape: UploadShape; bytes: AsyncIterable<Uint8Array> }

/** Files or what was pasted; a word where it is neither, or both, or several lists. */
export async function sentKeys(
  form: Record<string, unknown>,
  asked: Shape,
): Promise<SentKeys | 'nothing' | 'both' | 'several'> {
  const chosen = [form.file].flat().filter((file) => file instanceof File)
  // Without a choice a browser sends one that is empty.
  const files = chosen.some(({ size }) => size > 0) ? chosen : []
  const text = typeof form.keys === 'string' && form.keys.trim() !== '' ? form.keys : undefined
  const [file] = files
  if (file && text !== undefined) return 'both'
  if (!file)
    return text === undefined
      ? 'nothing'
      : { name: 'pasted', shape: asked === 'table' ? 'table' : 'list', bytes: inOnePiece(text) }
  const shape = asked === 'auto' ? shapeOf(files, file) : asked
  const first = nameOf(file.name)
  const name = files.length > 1 ? `${first} + ${files.length - 1}` : first
  if (shape === 'images' && !(await isArchive(files, file))) return { name, shape, bytes: packed(files) }
  return files.length > 1 ? 'several' : { name, shape, bytes: bytesOf(file) }
}

/** Several files are pictures: a list is one. */
function shapeOf(files: readonly File[], { name }: File): UploadShape {
  if (files.length > 1 || /\.(zip|png|jpe?g|webp)$/i.test(name)) return 'images'
  return /\.(csv|tsv)$/i.test(name) ? 'table' : 'list'
}

async function isArchive(files: readonly File[], file: File): Promise<boolean> {
  return files.length === 1 && Buffer.from(await file.slice(0, 2).arrayBuffer()).toString() === 'PK'
}

const bytesOf = (file: File) => file.stream() as AsyncIterable<Uint8Array>

function packed(files: readonly File[]): AsyncIterable<Uint8Array> {
  return zipOf(
    (async function* () {
      for (const file of files) yield { name: nameOf(file.name), text: bytesOf(file) }
    })(),
  )
}

/** The last part of a name, without what no file has in it. */
function nameOf(sent: string): string {
  const last = sent.split(/[/\\]/).at(-1) ?? ''
  const name = last
    .replace(/\p{Cc}/gu, '')
    .replace(/^[a-z]:/i, '')
    .slice(-nameLengthMax)
  return /^\.*$/.test(name) ? 'file' : name
}

/** With how many more there are it fits where names of files are kept. */
const nameLengthMax = 190

async function* inOnePiece(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}
