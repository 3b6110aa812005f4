import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { keptQuery, type ViewKeeper } from '../../../domains/views/index.ts'
import { inLocale, pages } from '../../routes.ts'
import { readForm, seeOther } from '../../storefront/gate.ts'
import type { AdminDeps } from '../deps.ts'
import type { AdminGate } from '../gate.tsx'
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
      act(c, async (said, list, { by }) => {
        if (said.name === '') return 'nameless'
        const kept = await deps.keepView({ ...said, list, shared: said.share === 'yes', by })
        if (kept.ok) return 'kept'
        return kept.reason === 'kept' ? 'already' : kept.reason
      }),
    )
    .post(pages.adminView, (c) =>
      act(c, async (said, _, keeper) => {
        const id = c.req.param('view') ?? ''
        if (said.act === 'delete') {
          const deleted = await deps.deleteView({ id, ...keeper })
          return deleted.ok ? 'deleted' : deleted.reason
        }
        if (said.name === '') return 'nameless'
        const renamed = await deps.renameView({ id, name: said.name, ...keeper })
        return renamed.ok ? 'renamed' : renamed.reason
      }),
    )

  async function act(
    c: Context,
    what: (said: Form, list: string, keeper: ViewKeeper) => Promise<ViewNews>,
  ): Promise<Response> {
    return admin.enter(c, async ({ visit, session, staff, shows }) => {
      // Names of lists and of filters: no person can stand in them.
      await shows('nobody')
      const said = form.parse(await readForm(c))
      const list = listAt(said.list)
      const news = list
        ? await what(said, list, { by: session.account.id, isOwner: staff.role === 'owner' })
        : 'unknown'
      const query = new URLSearchParams(news === 'deleted' ? '' : keptQuery(said.query))
      query.set('named', news)
      return seeOther(c, `${inLocale(visit.locale, list ?? pages.admin)}?${query}`)
    })
  }
}
