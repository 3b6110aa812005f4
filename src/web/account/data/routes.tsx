import { type Context, Hono } from 'hono'
import { stream } from 'hono/streaming'
import { href, pages } from '../../routes.ts'
import { privatePage, readForm, type StorefrontGate, seeOther } from '../../storefront/gate.ts'
import { EntrancePage } from '../account-layout.tsx'
import type { AccountDeps } from '../deps.ts'
import type { AccountGate, SignedInVisit } from '../gate.ts'
import { YourDataView } from './data-page.tsx'

/** The rights of GDPR Art. 15 to 20 for whoever has an account: look, carry away, erase. */
export function dataPages(deps: AccountDeps, gate: StorefrontGate, account: AccountGate): Hono {
  const here = (c: Context) => href(gate.visit(c).locale, 'accountData')

  async function show(
    c: Context,
    { session }: SignedInVisit,
    said?: { kind: 'bad' | 'plain'; text: string },
  ): Promise<Response> {
    const held = await deps.listHeldData(session.account)
    const visit = gate.visit(c, pages.accountData)
    return privatePage(c, <YourDataView {...{ visit, held, ...(said && { said }) }} />, said ? 422 : 200)
  }

  return new Hono()
    .get(pages.accountData, (c) => account.open(c, (found) => show(c, found)))
    .post(pages.accountExport, (c) =>
      account.openFresh(c, here(c), async ({ session }) => {
        const pieces = await deps.exportData(session.account, gate.visit(c).locale)
        c.header('content-type', 'application/zip')
        c.header('content-disposition', 'attachment; filename="my-data.zip"')
        c.header('cache-control', 'no-store')
        return stream(c, async (out) => {
          for await (const piece of pieces) {
            if (out.aborted) break
            await out.write(piece)
          }
        })
      }),
    )
    .post(pages.accountErase, (c) =>
      account.openFresh(c, here(c), async (found) => {
        const words = gate.visit(c).m.account.data
        const form = await readForm(c)
        if (form.confirm !== 'yes') return show(c, found, { kind: 'bad', text: words.confirmMissing })
        const outcome = await deps.eraseAccount(found.session.account)
        if (!outcome.ok && outcome.reason === 'staff')
          return show(c, found, { kind: 'bad', text: words.staff })
        if (!outcome.ok && outcome.reason === 'open_orders') {
          return show(c, found, { kind: 'plain', text: words.waiting })
        }
        account.forget(c)
        gate.clearCookie(c, 'cart')
        gate.clearCookie(c, 'device')
        return seeOther(c, href(gate.visit(c).locale, 'accountErased'))
      }),
    )
    .get(pages.accountErased, (c) => {
      const visit = gate.visit(c)
      const words = visit.m.account.data
      return privatePage(
        c,
        <EntrancePage visit={visit} title={words.erasedTitle} lead={words.erased}>
          <p>
            <a class="button" href={href(visit.locale, 'home')}>
              {words.home}
            </a>
          </p>
        </EntrancePage>,
      )
    })
}
