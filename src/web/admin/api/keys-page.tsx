import { type ApiKey, apiKeysPerPage, recognisable, standingOf } from '../../../domains/api-keys/index.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import { ListView } from '../list/list-view.tsx'
import type { keyList } from './key-list.ts'
import { apiKeyWords } from './key-words.ts'

type KeysProps = {
  visit: AdminVisit
  query: ReturnType<typeof keyList.parse>
  found: { rows: readonly ApiKey[]; total: number }
  now: Date
  said?: Said | undefined
}

export function ApiKeysView({ visit, query, found, now, said }: KeysProps) {
  const { locale } = visit
  const words = apiKeyWords[locale]
  const { head } = words
  const isNarrow = query.filters.text !== '' || query.filters.standing !== ''
  return (
    <AdminPage visit={visit} title={words.title} here="adminApiKeys" said={said}>
      <p>
        {words.lead} <a href={href(locale, 'apiReference')}>{words.reference}</a>
      </p>
      <p class="actions">
        <a class="button primary" href={href(locale, 'adminNewApiKey')}>
          {words.add}
        </a>
      </p>
      <ListView
        visit={visit}
        path={href(locale, 'adminApiKeys')}
        label={words.title}
        query={query}
        filters={[
          { name: 'text', label: words.filters.text, value: query.filters.text },
          {
            name: 'standing',
            label: words.filters.standing,
            chosen: query.filters.standing,
            options: [['', words.filters.all], ...Object.entries(words.standings)],
          },
        ]}
        columns={[
          {
            label: head.name,
            kind: 'head',
            sort: 'name',
            cell: ({ id, name }) => <a href={href(locale, 'adminApiKey', { key: id })}>{name}</a>,
          },
          { label: head.key, cell: ({ shown }) => <code>{recognisable(shown)}</code> },
          { label: head.scopes, cell: ({ scopes }) => scopes.join(', ') },
          {
            label: head.used,
            sort: 'used',
            cell: ({ lastUsedAt }) => (lastUsedAt ? formatDate(lastUsedAt, locale, 'moment') : words.never),
          },
          {
            label: head.expires,
            sort: 'expires',
            order: 'due',
            cell: ({ expiresAt }) => formatDate(expiresAt, locale),
          },
          { label: head.standing, cell: (key) => words.standings[standingOf(key, now)] },
        ]}
        found={found}
        perPage={apiKeysPerPage}
        empty={<p>{isNarrow ? words.nothing : words.none}</p>}
      />
    </AdminPage>
  )
}
