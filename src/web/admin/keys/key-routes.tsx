import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { KeyContent } from '../../../domains/keys/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { type KeyId, parseId } from '../../../shared/ids.ts'
import { Secret } from '../../../shared/secret.ts'
import { href, pages } from '../../routes.ts'
import { privatePage, readForm, seeOther } from '../../storefront/gate.ts'
import type { Said } from '../admin-layout.tsx'
import type { AdminDeps } from '../deps.ts'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import { namesMailbox, reasonAgain } from '../reason-again-page.tsx'
import { staffNames } from '../staff/staff-names.ts'
import type { KeyDeskDeps, LedgerOnDesk } from './deps.ts'
import { keyWords } from './key-words.ts'
import { type KeyAct, LedgerView } from './ledger-page.tsx'
import { SearchView } from './search-page.tsx'

const searchForm = z.object({ text: z.string().max(5000).catch('') })
const moveForm = z.object({ act: z.enum(['out', 'back']) })
const reasonForm = z.object({ reason: z.string().trim().min(3).max(500) })
type News = { said?: Said; unreasoned?: KeyAct; seen?: KeyContent }

/** Single keys: found without being shown, followed through their ledger, set aside, and looked at for a reason. */
export function keyPages(deps: KeyDeskDeps & Pick<AdminDeps, 'listStaff'>, admin: AdminGate): Hono {
  const idOf = (c: Context): KeyId => {
    const id = parseId('key', c.req.param('key') ?? '')
    if (!id) throw new AppError('not_found', 'no such key')
    return id
  }

  async function show(c: Context, { visit, session, shows }: StaffVisit, news: News = {}): Promise<Response> {
    const by = session.account.id
    const ledger = await deps.openKeyLedger(idOf(c), by)
    if (!ledger) throw new AppError('not_found', 'no such key')
    const orders = ordersOn(ledger)
    await shows(orders.length > 0 ? { kind: 'order', ids: orders } : 'nobody')
    const names = await staffNames(deps, by)
    return privatePage(
      c,
      <LedgerView {...{ visit, ledger, names, ...news }} />,
      news.said?.kind === 'bad' ? 422 : 200,
    )
  }

  return new Hono()
    .get(pages.adminKeySearch, (c) =>
      admin.allow(c, 'tickets.answer', c.req.path, async ({ visit, shows }) => {
        await shows('nobody')
        return privatePage(c, <SearchView visit={visit} />)
      }),
    )
    .post(pages.adminKeySearch, (c) =>
      admin.allow(c, 'tickets.answer', c.req.path, async ({ visit, session, shows }) => {
        const { text } = searchForm.parse(await readForm(c))
        const found = await deps.searchKeys({ text: new Secret(text), by: session.account.id })
        const orders = found.ok ? found.keys.flatMap(({ order }) => order?.orderId ?? []) : []
        await shows(orders.length > 0 ? { kind: 'order', ids: orders } : 'nobody')
        return privatePage(c, <SearchView visit={visit} found={found} />, found.ok ? 200 : 422)
      }),
    )
    .get(pages.adminKeyLedger, (c) =>
      admin.allow(c, 'tickets.answer', c.req.path, (found) => {
        const { news } = keyWords[found.visit.locale]
        const text = news[c.req.query('news') as keyof typeof news]
        return show(c, found, text ? { said: { kind: 'good', text } } : {})
      }),
    )
    .post(pages.adminKeyLedger, (c) =>
      admin.allow(c, 'keys.import', c.req.path, async (found) => {
        const sent = await readForm(c)
        const form = moveForm.safeParse(sent)
        if (!form.success) throw new AppError('invalid', 'no such act')
        const { act } = form.data
        // Taking out of sale is the safe direction.
        if (act === 'out') return move(c, found, act, sent)
        return admin.proved(c, found, c.req.path, () => move(c, found, act, sent))
      }),
    )
    .post(pages.adminKeyReveal, (c) =>
      admin.allow(c, 'keys.reveal', c.req.path.replace(/\/reveal$/, ''), async (found) => {
        const { acts } = keyWords[found.visit.locale]
        const sent = await readForm(c)
        const back = c.req.path.replace(/\/reveal$/, '')
        if (namesMailbox(sent.reason)) return reasonAgain(c, found, sent, { back })
        const form = reasonForm.safeParse(sent)
        if (!form.success)
          return show(c, found, { said: { kind: 'bad', text: acts.reason_missing }, unreasoned: 'look' })
        const keyId = idOf(c)
        const { reason } = form.data
        const outcome = await deps.lookAtOneKey({ keyId, reason, by: found.session.account.id })
        if (outcome.ok) return show(c, found, { seen: outcome.content.expose() })
        if (outcome.reason === 'not_found') throw new AppError('not_found', 'no such key')
        return show(c, found, { said: { kind: 'bad', text: acts[outcome.reason] } })
      }),
    )

  async function move(
    c: Context,
    found: StaffVisit,
    act: 'out' | 'back',
    sent: Record<string, unknown>,
  ): Promise<Response> {
    const { acts } = keyWords[found.visit.locale]
    if (namesMailbox(sent.reason)) return reasonAgain(c, found, sent, { back: c.req.path })
    const form = reasonForm.safeParse(sent)
    const refuse = (text: string, unreasoned?: KeyAct) =>
      show(c, found, { said: { kind: 'bad', text }, ...(unreasoned && { unreasoned }) })
    if (!form.success) return refuse(acts.reason_missing, act)
    const keyId = idOf(c)
    const by = found.session.account.id
    const { reason } = form.data
    const outcome = await deps.quarantineOneKey({ keyId, out: act === 'out', reason, by })
    if (outcome.ok)
      return seeOther(c, `${href(found.visit.locale, 'adminKeyLedger', { key: keyId })}?news=${act}`)
    if (outcome.reason === 'not_found') throw new AppError('not_found', 'no such key')
    return refuse(acts[outcome.reason])
  }
}

const ordersOn = ({ orders }: LedgerOnDesk) => [
  ...new Set([...orders.values()].map(({ orderId }) => orderId)),
]
