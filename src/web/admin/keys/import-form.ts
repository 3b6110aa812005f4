import { z } from 'zod'
import { type PurchaseField, purchaseForm } from './purchase-form.ts'

export const shapes = ['auto', 'list', 'table'] as const
export type Shape = (typeof shapes)[number]

/** What stands beside the keys. The keys themselves are in none of it, so that no page can give them back. */
export const importForm = purchaseForm.extend({
  product: z.string().trim().max(200).catch(''),
  shape: z.enum(shapes).catch('auto'),
})
export type ImportForm = z.infer<typeof importForm>
export type ImportField = PurchaseField | 'product' | 'file'

/** The keys as they were sent, read once. */
export type SentKeys = { name: string; isTable: boolean; bytes: AsyncIterable<Uint8Array> }

/** A file or what was pasted; undefined where it is neither, or both. */
export function sentKeys(form: Record<string, unknown>, shape: Shape): SentKeys | 'nothing' | 'both' {
  const file = form.file instanceof File && form.file.size > 0 ? form.file : undefined
  const text = typeof form.keys === 'string' && form.keys.trim() !== '' ? form.keys : undefined
  if (file && text !== undefined) return 'both'
  if (file) {
    const isTable = shape === 'auto' ? /\.(csv|tsv)$/i.test(file.name) : shape === 'table'
    return { name: nameOf(file.name), isTable, bytes: file.stream() as AsyncIterable<Uint8Array> }
  }
  if (text === undefined) return 'nothing'
  return { name: 'pasted', isTable: shape === 'table', bytes: inOnePiece(text) }
}

/** The last part of a name, without what no file has in it. */
function nameOf(sent: string): string {
  const last = sent.split(/[/\\]/).at(-1) ?? ''
  return last.replace(/\p{Cc}/gu, '').slice(0, 200) || 'file'
}

async function* inOnePiece(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}
