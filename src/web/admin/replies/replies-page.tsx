import type { SavedReply } from '../../../domains/tickets/index.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { AdminPage, type AdminVisit } from '../admin-layout.tsx'
import { ListView } from '../list/list-view.tsx'
import { shortListPerPage } from '../list/short-list.ts'
import { isNarrow, keptFilters, type ReplyListQuery } from './kept-lists.ts'
import { KeptNav } from './kept-nav.tsx'
import { keptWords } from './kept-words.ts'
import { replyWords } from './reply-words.ts'

type RepliesProps = {
  visit: AdminVisit
  query: ReplyListQuery
  found: { rows: readonly SavedReply[]; total: number }
}

export function RepliesView({ visit, query, found }: RepliesProps) {
  const { locale, m } = visit
  const words = replyWords[locale]
  const [name, state, changed] = words.head
  return (
    <AdminPage visit={visit} title={m.admin.menu.replies} here="adminReplies">
      <KeptNav visit={visit} here="adminReplies" />
      <p>{words.lead}</p>
      <p>
        <a class="button primary" href={href(locale, 'adminNewReply')}>
          {words.newOne}
        </a>
      </p>
      <ListView
        visit={visit}
        path={href(locale, 'adminReplies')}
        label={m.admin.menu.replies}
        query={query}
        filters={keptFilters(locale, query.filters, words.states)}
        columns={[
          {
            label: name,
            kind: 'head',
            sort: 'name',
            cell: ({ id, name }) => <a href={href(locale, 'adminReply', { reply: id })}>{name}</a>,
          },
          {
            label: state,
            sort: 'state',
            order: 'states',
            cell: (reply) => (
              <span class={reply.state === 'used' ? 'state open' : 'state'}>{words.states[reply.state]}</span>
            ),
          },
          { label: changed, sort: 'changed', cell: ({ changedAt }) => formatDate(changedAt, locale) },
        ]}
        found={found}
        perPage={shortListPerPage}
        empty={
          isNarrow(query) ? (
            <p class="soft">{keptWords[locale].noneSuch}</p>
          ) : (
            <div class="empty">
              <h2>{words.none}</h2>
              <p>{words.noneText}</p>
            </div>
          )
        }
      />
    </AdminPage>
  )
}
