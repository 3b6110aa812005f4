import { parse } from 'node:querystring'
import type { Context } from 'hono'

export type FormBytes = ReadonlyMap<string, Buffer>

/**
 * The fields of a posted form, byte for byte. Forms are read as UTF-8 everywhere, which destroys a mail in any other coding: so
 * each byte passes as the sign of its number, and comes back as itself. What is no form has no fields.
 */
export async function readFormBytes(c: Context): Promise<FormBytes> {
  const type = c.req.header('content-type') ?? ''
  const body = Buffer.from(await c.req.arrayBuffer()).toString('latin1')
  if (type.startsWith('application/x-www-form-urlencoded')) return bytesOf(Object.entries(decoded(body)))
  const form = await new Response(body, { headers: { 'content-type': type } })
    .formData()
    .catch(() => new FormData())
  const fields = [...form].map(async ([name, value]) => [name, await textOf(value)] as const)
  return bytesOf(await Promise.all(fields))
}

const decoded = (body: string) => parse(body, '&', '=', { decodeURIComponent: (text) => latin1Of(text) })

const latin1Of = (text: string) =>
  text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

const textOf = async (value: string | File) => (typeof value === 'string' ? value : value.text())

function bytesOf(fields: readonly (readonly [string, string | string[] | undefined])[]): FormBytes {
  return new Map(fields.map(([name, value]) => [name, Buffer.from([value].flat()[0] ?? '', 'latin1')]))
}
