import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { keptQuery } from '../../../domains/views/index.ts'
import { inLocale, pages } from '../../routes.ts'
import { readForm, seeOther } from '../../storefront/gate.ts'
import type { AdminDeps } from '../deps.ts'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import { listAt } from './list-pages.ts'
import type { ViewNews } from './news.ts'

const form = z.object({
  act: z.enum(['keep', 'rename', 'delete']).catch('keep'),
  name: z.string().trim().max(60).catch(''),
  list: z.string().max(200).catch(''),
  query: z.string().max(2000).catch(''),
  share: z.literal('yes').optional().catch(undefined),
})
type Form = z.infer<typeof form>

/** Names for addresses of lists. The way back is the list as it was; nobody is sent anywhere else. */
export function viewPages(
  deps: Pick<AdminDeps, 'keepView' | 'renameView' | 'deleteView'>,
  admin: AdminGate,
): Hono {
  return new Hono()
    .post(pages.adminViews, (c) =>
      act(c, async (said, list, by) => {
        if (said.name === '') return 'nameless'
        const kept = await deps.keepView({ ...said, list, shared: said.share === 'yes', by })
        if (kept.ok) return 'kept'
        return kept.reason === 'kept' ? 'already' : kept.reason
      }),
    )
    .post(pages.adminView, (c) =>
      act(c, async (said, _, by) => {
        const id = c.req.param('view') ?? ''
        if (said.act === 'delete') return (await deps.deleteView({ id, by })) ? 'deleted' : 'unknown'
        if (said.name === '') return 'nameless'
        const renamed = await deps.renameView({ id, name: said.name, by })
        return renamed.ok ? 'renamed' : renamed.reason
      }),
    )

  async function act(
    c: Context,
    what: (said: Form, list: string, by: StaffVisit['session']['account']['id']) => Promise<ViewNews>,
  ): Promise<Response> {
    return admin.enter(c, async ({ visit, session, shows }) => {
      // Names of lists and of filters: no person can stand in them.
      await shows('nobody')
      const said = form.parse(await readForm(c))
      const list = listAt(said.list)
      const news = list ? await what(said, list, session.account.id) : 'unknown'
      const query = new URLSearchParams(news === 'deleted' ? '' : keptQuery(said.query))
      query.set('named', news)
      return seeOther(c, `${inLocale(visit.locale, list ?? pages.admin)}?${query}`)
    })
  }
}
