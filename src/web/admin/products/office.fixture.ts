import { testDesk } from '../../../domains/catalog/desk/desk.fixture.ts'
import { findProduct, startImport } from '../../../domains/catalog/index.ts'
import type { Role } from '../../../domains/staff/index.ts'
import { drawCover } from '../../../platform/files/draw-cover.ts'
import type { FileId } from '../../../shared/ids.ts'
import { sampleSession, sessionToken, siteWith } from '../../account/account.fixture.ts'
import { sampleStorefront } from '../../storefront/storefront.fixture.ts'
import { productsFromDomains } from './from-domains.ts'

const now = sampleStorefront().clock.now()
const origin = 'http://shop.example'

type Visitor = { role?: Role; provedAt?: Date }

/** The pages for products over a real database with the rights of the staff, and the shop window beside it. */
export async function testOffice() {
  const desk = await testDesk()
  const pictures = new Map<FileId, Uint8Array>()
  const started: string[] = []
  const products = productsFromDomains(
    {
      startImport: (id, by) => startImport(desk.db, { enqueue: async () => void started.push(id) }, id, by),
      putPicture: async (id, content) => void pictures.set(id, content),
      drawCover,
    },
    () => desk.staff,
  )

  function enter({ role = 'manager', provedAt = now }: Visitor = {}) {
    const session = sampleSession({ assurance: 2, provedAt, seenAt: now })
    const site = siteWith(
      { openSession: async () => ({ ...session, account: { ...session.account, id: desk.by } }) },
      { findStaff: async (accountId) => ({ accountId, role, since: now }), ...products },
      { findProduct: (slug, currency) => findProduct(desk.db, slug, { now: () => now }, currency) },
    )
    return {
      ...site,
      /** A form with a file, as browsers send it. */
      send(path: string, file: File, fields: Record<string, string> = {}) {
        const body = new FormData()
        for (const [name, value] of Object.entries(fields)) body.append(name, value)
        body.append(path.endsWith('/cover') ? 'picture' : 'file', file)
        const headers = { cookie: `akm_session=${sessionToken}`, origin }
        return site.app.request(origin + path, { method: 'POST', headers, body })
      },
    }
  }

  return { ...desk, products, pictures, started, enter }
}

/** The fields of a form as a page shows them: what somebody would send who changes nothing. */
export function fieldsOn(html: string, form: string): Record<string, string> {
  const inside = new RegExp(`<form[^>]*${form}[^>]*>(.*?)</form>`, 's').exec(html)?.[1] ?? ''
  const fields: Record<string, string> = {}
  for (const [tag] of inside.matchAll(/<input[^>]*>/g)) {
    const name = /\bname="([^"]*)"/.exec(tag)?.[1]
    if (name && !/type="(file|checkbox|radio)"/.test(tag))
      fields[name] = unescaped(/\bvalue="([^"]*)"/.exec(tag)?.[1] ?? '')
  }
  for (const [, name = '', value = ''] of inside.matchAll(
    /<textarea[^>]*\bname="([^"]*)"[^>]*>(.*?)<\/textarea>/gs,
  ))
    fields[name] = unescaped(value)
  for (const [, name = '', options = ''] of inside.matchAll(
    /<select[^>]*\bname="([^"]*)"[^>]*>(.*?)<\/select>/gs,
  ))
    fields[name] =
      /<option value="([^"]*)" selected/.exec(options)?.[1] ?? /value="([^"]*)"/.exec(options)?.[1] ?? ''
  return fields
}

const unescaped = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
