import type { SavedReply } from '../../../domains/tickets/index.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { AdminPage, type AdminVisit } from '../admin-layout.tsx'
import { Rows } from '../rows.tsx'
import { KeptNav } from './kept-nav.tsx'
import { replyWords } from './reply-words.ts'

type RepliesProps = { visit: AdminVisit; replies: readonly SavedReply[] }

export function RepliesView({ visit, replies }: RepliesProps) {
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
      {replies.length === 0 ? (
        <div class="empty">
          <h2>{words.none}</h2>
          <p>{words.noneText}</p>
        </div>
      ) : (
        <Rows
          label={m.admin.menu.replies}
          rows={replies}
          columns={[
            {
              label: name,
              kind: 'head',
              cell: ({ id, name }) => <a href={href(locale, 'adminReply', { reply: id })}>{name}</a>,
            },
            {
              label: state,
              cell: (reply) => (
                <span class={reply.state === 'used' ? 'state open' : 'state'}>
                  {words.states[reply.state]}
                </span>
              ),
            },
            { label: changed, cell: ({ changedAt }) => formatDate(changedAt, locale) },
          ]}
        />
      )}
    </AdminPage>
  )
}
