import { type Context, Hono } from 'hono'
import { can } from '../../../domains/staff/index.ts'
import { href, pages } from '../../routes.ts'
import { privatePage, readForm, seeOther } from '../../storefront/gate.ts'
import type { Said } from '../admin-layout.tsx'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import { savedMeanwhile } from '../saved-meanwhile.ts'
import type { RiskPagesDeps } from './deps.ts'
import { RulesView } from './rules-page.tsx'
import { formOf, parseSetting, readSettingForm } from './setting-form.ts'
import { riskWords } from './words/index.ts'

/** Points, thresholds and limits. To try numbers out is to read; to save them is the owners'. */
export function ruleRoutes(deps: RiskPagesDeps, admin: AdminGate): Hono {
  async function show(
    c: Context,
    { visit, session, staff, shows }: StaffVisit,
    { sent, said }: { sent?: Readonly<Record<string, unknown>>; said?: Said } = {},
  ): Promise<Response> {
    const by = session.account.id
    const { setting, hits } = await deps.readRules(by)
    const { locale } = visit
    const form = sent ? readSettingForm(sent, setting, locale) : formOf(setting, locale)
    const parsed = parseSetting(form)
    const tried =
      sent?.act === 'try' && parsed.ok
        ? await deps.tryOut({ ...parsed.setting, version: setting.version }, by)
        : undefined
    // Counts, and numbers of orders.
    await shows('nobody')
    const flaws = parsed.ok ? {} : parsed.flaws
    const view = { form, flaws, hits, setting, tried, said, maySave: can(staff.role, 'settings.edit') }
    const here = { ...visit, path: pages.adminRiskRules }
    return privatePage(
      c,
      <RulesView {...view} visit={here} />,
      !parsed.ok || said?.kind === 'bad' ? 422 : 200,
    )
  }

  return new Hono()
    .get(pages.adminRiskRules, (c) =>
      admin.allow(c, 'fraud.decide', c.req.path, (found) => {
        const query = c.req.query()
        if (query.news === 'saved')
          return show(c, found, { said: { kind: 'good', text: riskWords[found.visit.locale].saved } })
        return show(c, found, query.act === 'try' ? { sent: query } : {})
      }),
    )
    .post(pages.adminRiskRules, (c) =>
      admin.allow(c, 'settings.edit', c.req.path, async (found) => {
        const by = found.session.account.id
        const sent = await readForm(c)
        const { setting: now } = await deps.readRules(by)
        const parsed = parseSetting(readSettingForm(sent, now, found.visit.locale))
        if (!parsed.ok) return show(c, found, { sent })
        const outcome = await deps.changeSetting({ seen: Number(sent.seen), setting: parsed.setting, by })
        if (outcome.ok) return seeOther(c, `${href(found.visit.locale, 'adminRiskRules')}?news=saved`)
        return show(c, found, { sent: { ...sent, act: '' }, said: savedMeanwhile(found, c.req.path) })
      }),
    )
}
