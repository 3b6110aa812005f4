import { Hono } from 'hono'
import { href, pages } from '../../routes.ts'
import { privatePage, readForm, type StorefrontGate, seeOther } from '../../storefront/gate.ts'
import type { AccountDeps } from '../deps.ts'
import { profileForm } from '../forms.ts'
import type { AccountGate } from '../gate.ts'
import { ProfileView } from './profile-page.tsx'

const nameMax = 120

export function profilePages(deps: AccountDeps, gate: StorefrontGate, account: AccountGate): Hono {
  return new Hono()
    .get(pages.accountProfile, (c) =>
      account.open(c, ({ session: { account: own } }) => {
        const values = { name: own.displayName ?? '', language: own.locale, country: own.country ?? '' }
        const visit = gate.visit(c)
        return privatePage(c, <ProfileView {...{ visit, values }} saved={c.req.query('saved') === '1'} />)
      }),
    )
    .post(pages.accountProfile, (c) =>
      account.open(c, async ({ session }) => {
        const values = profileForm.parse(await readForm(c))
        const visit = gate.visit(c)
        if (values.name.length > nameMax) {
          const error = visit.m.account.profile.tooLong
          return privatePage(c, <ProfileView {...{ visit, values, error }} />, 422)
        }
        await deps.updateProfile(session, {
          displayName: values.name || null,
          locale: values.language,
          country: visit.shop.countries.includes(values.country) ? values.country : null,
        })
        return seeOther(c, `${href(visit.locale, 'accountProfile')}?saved=1`)
      }),
    )
}
