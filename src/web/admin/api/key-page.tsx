import { type ApiKey, recognisable, standingOf } from '../../../domains/api-keys/index.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { ActForm } from '../act-form.tsx'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import { Facts } from '../facts.tsx'
import { apiKeyWords } from './key-words.ts'

type KeyProps = {
  visit: AdminVisit
  apiKey: ApiKey
  now: Date
  said?: Said | undefined
  error?: string | undefined
}

export function ApiKeyView({ visit, apiKey, now, said, error }: KeyProps) {
  const { locale } = visit
  const words = apiKeyWords[locale]
  const time = (at: Date | null) => at && formatDate(at, locale, 'moment')
  const { facts } = words
  const standing = standingOf(apiKey, now)
  return (
    <AdminPage
      visit={visit}
      title={apiKey.name}
      here="adminApiKeys"
      from={{ title: words.title, href: href(locale, 'adminApiKeys') }}
      said={said}
    >
      <Facts
        facts={[
          [facts.key, <code>{recognisable(apiKey.shown)}</code>],
          [words.head.standing, words.standings[standing]],
          [facts.scopes, apiKey.scopes.map((scope) => words.scopes[scope]).join('\n')],
          [facts.made, time(apiKey.createdAt)],
          [facts.used, time(apiKey.lastUsedAt) ?? words.never],
          [facts.expires, time(apiKey.expiresAt)],
          [facts.revoked, time(apiKey.revokedAt)],
        ]}
      />
      {standing === 'working' && (
        <section aria-labelledby="revoke">
          <h2 id="revoke">{words.revokeTitle}</h2>
          <p>{words.revokeLead}</p>
          <ActForm
            action={href(locale, 'adminApiKey', { key: apiKey.id })}
            act="revoke"
            button={words.revoke}
            label={words.reason}
            hint={words.reasonHint}
            error={error}
          />
        </section>
      )}
    </AdminPage>
  )
}
