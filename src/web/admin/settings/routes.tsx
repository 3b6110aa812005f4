import { type Context, Hono } from 'hono'
import type { KeptSettings, SettingName } from '../../../domains/settings/index.ts'
import { href, pages } from '../../routes.ts'
import { privatePage, readForm, type StorefrontGate, seeOther } from '../../storefront/gate.ts'
import type { AdminDeps } from '../deps.ts'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import { namesOf } from '../staff/staff-names.ts'
import type { SettingsPageDeps } from './deps.ts'
import { readGroup, settingsForm } from './setting-form.ts'
import { settingWords } from './setting-words.ts'
import { type SettingsProps, SettingsView } from './settings-page.tsx'

type PageDeps = SettingsPageDeps & Pick<AdminDeps, 'listStaff'>

/** What the owner sets. Who changed it is staff; nothing here is about customers. */
export function settingsPages(deps: PageDeps, gate: StorefrontGate, admin: AdminGate): Hono {
  const edit = (c: Context, answer: (found: StaffVisit) => Promise<Response>) =>
    admin.allowTyping(c, 'settings.edit', href(gate.visit(c).locale, 'adminSettings'), {
      answer,
      async tooLate(found, said) {
        const { group, values } = await readTyped(c)
        return show(c, found, { typed: { group, values, wrong: [] }, said }, 422)
      },
    })

  async function readTyped(c: Context) {
    const sent = await readForm(c)
    const { group, version } = settingsForm.parse(sent)
    return { group, version, values: readGroup(sent, group, deps.givenSettings) }
  }

  async function show(
    c: Context,
    found: StaffVisit,
    news: Pick<SettingsProps, 'typed' | 'said'> = {},
    status: 200 | 409 | 422 = 200,
  ) {
    const by = found.session.account.id
    const [{ kept, version }, changes, staff] = await Promise.all([
      deps.readSettings(by),
      deps.listSettingChanges(by),
      deps.listStaff(by),
    ])
    const shown = staff.filter(({ accountId }) => changes.some((change) => change.by === accountId))
    await found.shows({ kind: 'staff', ids: shown.map(({ accountId }) => accountId) })
    const names = namesOf(shown)
    const visit = { ...found.visit, path: pages.adminSettings }
    const page = { visit, kept, version, changes, names, given: deps.givenSettings }
    return privatePage(c, <SettingsView {...page} {...news} />, status)
  }

  return new Hono()
    .get(pages.adminSettings, (c) =>
      edit(c, (found) => {
        const words = settingWords[found.visit.locale]
        const news = c.req.query('news')
        const text = news === 'saved' ? words.saved : news === 'nothing' ? words.nothing : undefined
        return show(c, found, text ? { said: { kind: 'good', text } } : {})
      }),
    )
    .post(pages.adminSettings, (c) =>
      edit(c, async (found) => {
        const words = settingWords[found.visit.locale]
        const { group, version, values } = await readTyped(c)
        const { kept } = await deps.readSettings(found.session.account.id)
        const wrong = (Object.keys(values) as SettingName[]).filter((setting) => {
          const value = values[setting]
          if (value) return !deps.isRightSetting(setting, value)
          // The shop would close over it, and lock out who has bought.
          return kept[setting] !== undefined && deps.neededSettings.includes(setting)
        })
        const fits = group !== 'taxes' || wrong.length > 0 || deps.fitsCountry(keptAfter(kept, values))
        // Whichever of the two stands in the form.
        if (!fits) wrong.push('SELLER_VAT_NUMBER' in values ? 'SELLER_VAT_NUMBER' : 'SELLER_COUNTRY')
        if (wrong.length > 0) return show(c, found, { typed: { group, values, wrong } }, 422)
        const outcome = await deps.changeSettings({ values, basedOn: version, by: found.session.account.id })
        if (!outcome.ok) {
          const said = { kind: 'bad', text: words.stale } as const
          return show(c, found, { typed: { group, values, wrong: [] }, said }, 409)
        }
        const news = outcome.changed.length > 0 ? 'saved' : 'nothing'
        return seeOther(c, `${href(found.visit.locale, 'adminSettings')}?news=${news}`)
      }),
    )
}

/** What is kept once the form is. */
function keptAfter(kept: KeptSettings, values: Partial<Record<SettingName, string | null>>): KeptSettings {
  const all = Object.entries({ ...kept, ...values }).filter(([, value]) => value !== null)
  return Object.fromEntries(all)
}
