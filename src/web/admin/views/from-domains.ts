import { deleteView, keepView, mayChange, openViews, renameView } from '../../../domains/views/index.ts'
import { type AccountId, parseId } from '../../../shared/ids.ts'
import { type Clock, localDayAfter } from '../../../shared/time.ts'
import type { ViewsDeps } from './deps.ts'

type Db = Parameters<typeof openViews>[0]

/** Saved views, from the door of their domain; everybody sees and changes what the database shows to them. */
export function viewsFromDomains(clock: Clock, of: (by: AccountId) => Db): ViewsDeps {
  const today = () => localDayAfter(clock.now(), 0)
  return {
    async openViews({ list, query, ...keeper }) {
      const views = await openViews(of(keeper.by), { list, query, today: today() })
      return views.map((view) => ({ ...view, mayChange: mayChange(view, keeper) }))
    },
    keepView: (view) => keepView(of(view.by), { ...view, today: today() }),
    async renameView({ id, ...change }) {
      const view = parseId('viw', id)
      return view ? renameView(of(change.by), { ...change, id: view }) : { ok: false, reason: 'unknown' }
    },
    async deleteView({ id, ...keeper }) {
      const view = parseId('viw', id)
      return view ? deleteView(of(keeper.by), { ...keeper, id: view }) : { ok: false, reason: 'unknown' }
    },
  }
}
