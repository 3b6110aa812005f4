import type { Context } from 'hono'
import { fileBytesMax, filesMax, type GivenFile } from '../../domains/tickets/index.ts'
import { type PageName, pages, splitLocale } from '../routes.ts'
import { readForm } from '../storefront/gate.ts'

/** The forms that take files; each looks who sends it before it reads them. */
const takingFiles: readonly PageName[] = [
  'orderTicket',
  'ticket',
  'accountNewTicket',
  'accountTicket',
  'adminTicket',
  'adminProductImports',
  'adminProductCover',
]
const patterns = takingFiles.map((page) => new RegExp(`^${pages[page].replace(/:\w+/g, '[^/]+')}$`))

/** The files, and as much again as a form has without. */
export const uploadBytesMax = filesMax * fileBytesMax + 64 * 1024

export const takesFiles = (path: string): boolean =>
  patterns.some((pattern) => pattern.test(splitLocale(path).path))

export type Upload = { fields: Record<string, unknown>; files: GivenFile[] }

/** A posted form with its files; an input that was left empty sends a file without name and content. */
export async function readUpload(c: Context): Promise<Upload> {
  const fields = await readForm(c)
  const given = [fields.files].flat().filter((each): each is File => each instanceof File && each.size > 0)
  // One more than may be: that is told, and not read.
  const read = given.slice(0, filesMax + 1)
  const files = await Promise.all(
    read.map(async (file) => ({ name: file.name, content: new Uint8Array(await file.arrayBuffer()) })),
  )
  return { fields, files }
}
