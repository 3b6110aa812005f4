import { type Context, Hono } from 'hono'
import { confirmations } from '../../../domains/settings/index.ts'
import { href, pages } from '../../routes.ts'
import { privatePage, readForm, type StorefrontGate, seeOther } from '../../storefront/gate.ts'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import type { SettingsPageDeps } from '../settings/deps.ts'
import type { SetUpDeps } from './deps.ts'
import { SetUpView } from './set-up-page.tsx'
import { setUpWords } from './set-up-words.ts'
import { settingsFile } from './settings-file.ts'

type PageDeps = SetUpDeps & Pick<SettingsPageDeps, 'readSettings'>

/** The way from the demo to the first sale. Nobody's data is shown. */
export function setUpPages(deps: PageDeps, gate: StorefrontGate, admin: AdminGate): Hono {
  const edit = (c: Context, answer: (found: StaffVisit) => Promise<Response>) =>
    admin.allow(c, 'settings.edit', href(gate.visit(c).locale, 'adminSetUp'), answer)

  return new Hono()
    .get(pages.adminSetUp, (c) =>
      edit(c, async (found) => {
        const facts = await deps.readSetUp(found.session.account.id)
        await found.shows('nobody')
        const said =
          c.req.query('news') === 'noted'
            ? ({ kind: 'good', text: setUpWords[found.visit.locale].confirmed } as const)
            : undefined
        return privatePage(c, <SetUpView visit={found.visit} facts={facts} said={said} />)
      }),
    )
    .post(pages.adminSetUp, (c) =>
      edit(c, async (found) => {
        const { confirm } = await readForm(c)
        const what = confirmations.find((each) => each === confirm)
        if (what) await deps.confirmSetUp(what, found.session.account.id)
        return seeOther(c, `${href(found.visit.locale, 'adminSetUp')}?news=noted`)
      }),
    )
    .get(pages.adminSetUpFile, (c) =>
      edit(c, async (found) => {
        const { kept } = await deps.readSettings(found.session.account.id)
        await found.shows('nobody')
        c.header('content-type', 'text/plain; charset=utf-8')
        c.header('content-disposition', 'attachment; filename="shop.env"')
        c.header('cache-control', 'no-store')
        return c.body(settingsFile(kept))
      }),
    )
}
