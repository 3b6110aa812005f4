import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { Person } from '../../../domains/privacy/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { href, pages } from '../../routes.ts'
import { privatePage, readForm, type StorefrontGate, seeOther } from '../../storefront/gate.ts'
import { decide } from '../../your-data/decide.ts'
import type { YourDataDeps } from '../../your-data/deps.ts'
import { parseDirective } from '../../your-data/directive.tsx'
import { sendCopy } from '../../your-data/send-copy.ts'
import { EntrancePage } from '../account-layout.tsx'
import type { AccountGate, SignedInVisit } from '../gate.ts'
import { YourDataView } from './data-page.tsx'

const line = z.string().trim().max(4000).catch('')
const directiveForm = z.object({ wish: line, trustee: line, words: line })

type News = Pick<Parameters<typeof YourDataView>[0], 'said' | 'tried'>

/** The rights of GDPR Art. 15 to 21 for whoever has an account: look, carry away, restrict, object, erase. */
export function dataPages(deps: YourDataDeps, gate: StorefrontGate, account: AccountGate): Hono {
  const here = (c: Context) => href(gate.visit(c).locale, 'accountData')
  const personOf = ({ session }: SignedInVisit): Person & { account: string } => ({
    account: session.account.id,
    email: session.account.email,
  })

  async function show(c: Context, found: SignedInVisit, news: News = {}, status: 200 | 422 = 200) {
    const data = await deps.readYourData(personOf(found))
    const visit = gate.visit(c, pages.accountData)
    return privatePage(c, <YourDataView {...{ visit, data, ...news }} />, status)
  }

  return new Hono()
    .get(pages.accountData, (c) =>
      account.open(c, (found) => {
        const text = gate.visit(c).m.yourData.saved
        return show(c, found, c.req.query('news') === 'saved' ? { said: { kind: 'good', text } } : {})
      }),
    )
    .post(pages.accountExport, (c) =>
      account.openFresh(c, here(c), async (found) =>
        sendCopy(c, await deps.exportData(personOf(found), gate.visit(c).locale)),
      ),
    )
    .post(pages.accountDecide, (c) =>
      account.open(c, async (found) => {
        const form = await readForm(c)
        const saved = () => seeOther(c, `${here(c)}?news=saved`)
        if (form.act === 'directive') {
          const typed = directiveForm.parse(form)
          const parsed = parseDirective(typed)
          if (!parsed.ok) {
            const error = gate.visit(c).m.yourData[parsed.reason]
            return show(c, found, { tried: { form: typed, error } }, 422)
          }
          await deps.saveDirective(found.session.account.id, parsed.directive)
          return saved()
        }
        const decided = await decide(deps, personOf(found), form.act)
        if (!decided) throw new AppError('invalid', 'no such decision')
        if (decided.purpose === 'improvement') {
          if (decided.objects) gate.setCookie(c, 'uncounted', '1')
          else gate.clearCookie(c, 'uncounted')
        }
        return saved()
      }),
    )
    .post(pages.accountErase, (c) =>
      account.openFresh(c, here(c), async (found) => {
        const words = gate.visit(c).m.account.data
        const refuse = (kind: 'bad' | 'plain', text: string) => show(c, found, { said: { kind, text } }, 422)
        const form = await readForm(c)
        if (form.confirm !== 'yes') return refuse('bad', words.confirmMissing)
        const outcome = await deps.eraseData(personOf(found))
        if (!outcome.ok && outcome.reason === 'staff') return refuse('bad', words.staff)
        if (!outcome.ok && outcome.reason === 'open_orders') return refuse('plain', words.waiting)
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
