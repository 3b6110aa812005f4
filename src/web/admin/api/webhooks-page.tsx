import type { Endpoint, EndpointFlaw } from '../../../domains/webhooks/index.ts'
import type { Secret } from '../../../shared/secret.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { Notice } from '../../ui/notice.tsx'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import { ListView } from '../list/list-view.tsx'
import { shortListPerPage } from '../list/short-list.ts'
import { ShownOnce } from './new-key-page.tsx'
import { WebhookFields } from './webhook-fields.tsx'
import type { WebhookField, WebhookForm } from './webhook-form.ts'
import { endpointStates, type WebhookListQuery } from './webhook-list.ts'
import { webhookWords } from './webhook-words.ts'

type WebhooksProps = {
  visit: AdminVisit
  query: WebhookListQuery
  found: { rows: readonly Endpoint[]; total: number }
  isOn: boolean
  said?: Said | undefined
}

export function WebhooksView({ visit, query, found, isOn, said }: WebhooksProps) {
  const { locale } = visit
  const words = webhookWords[locale]
  const { head } = words
  const { text, state } = query.filters
  return (
    <AdminPage visit={visit} title={words.title} here="adminWebhooks" said={said}>
      <p>
        {words.lead} <a href={`${href(locale, 'apiReference')}#about-webhooks`}>{words.how}</a>
      </p>
      {!isOn && <Notice>{words.off}</Notice>}
      <p class="actions">
        {isOn && (
          <a class="button primary" href={href(locale, 'adminNewWebhook')}>
            {words.add}
          </a>
        )}
        <a class="button" href={href(locale, 'adminDeliveries')}>
          {words.toLog}
        </a>
      </p>
      <ListView
        visit={visit}
        path={href(locale, 'adminWebhooks')}
        label={words.title}
        query={query}
        filters={[
          { name: 'text', label: words.filters.text, value: text },
          {
            name: 'state',
            label: head.state,
            chosen: state,
            options: [
              ['', words.filters.all],
              ...endpointStates.map((each) => [each, words.states[each]] as const),
            ],
          },
        ]}
        columns={[
          {
            label: head.name,
            kind: 'head',
            sort: 'name',
            cell: ({ id, name }) => <a href={href(locale, 'adminWebhook', { endpoint: id })}>{name}</a>,
          },
          { label: head.url, cell: ({ url }) => <span class="mono-id">{url}</span> },
          { label: head.events, cell: ({ events }) => events.join(', ') },
          {
            label: head.state,
            sort: 'state',
            order: 'states',
            cell: ({ state, failingSince }) => (
              <span>
                {words.states[state]}
                {failingSince && (
                  <small class="soft">, {words.failing(formatDate(failingSince, locale, 'moment'))}</small>
                )}
              </span>
            ),
          },
          { label: head.added, sort: 'added', cell: ({ createdAt }) => formatDate(createdAt, locale) },
        ]}
        found={found}
        perPage={shortListPerPage}
        empty={<p class="soft">{text || state ? words.nothing : words.none}</p>}
      />
    </AdminPage>
  )
}

type NewProps = {
  visit: AdminVisit
  form: WebhookForm
  wrong: readonly WebhookField[]
  flaw?: EndpointFlaw | undefined
  said?: Said | undefined
}

export function NewWebhookView({ visit, form, wrong, flaw, said }: NewProps) {
  const { locale } = visit
  const words = webhookWords[locale]
  return (
    <AdminPage
      visit={visit}
      title={words.newTitle}
      here="adminWebhooks"
      from={{ title: words.title, href: href(locale, 'adminWebhooks') }}
      said={said}
    >
      {wrong.length > 0 && <Notice kind="bad">{words.wrong.title}</Notice>}
      <form class="stack narrow-form" method="post" action={href(locale, 'adminNewWebhook')}>
        <WebhookFields {...{ locale, form, wrong, flaw }} />
        <p class="actions">
          <button type="submit" class="button primary">
            {words.addButton}
          </button>
        </p>
      </form>
    </AdminPage>
  )
}

type SecretProps = { visit: AdminVisit; id: Endpoint['id']; secret: Secret<string>; isNew: boolean }

/** The one page on which a secret stands. */
export function WebhookSecretView({ visit, id, secret, isNew }: SecretProps) {
  const { locale } = visit
  const words = webhookWords[locale]
  return (
    <AdminPage visit={visit} title={isNew ? words.madeTitle : words.rotatedTitle} here="adminWebhooks">
      <ShownOnce text={isNew ? words.made : words.rotated} secret={secret} />
      <p class="actions">
        <a class="button primary" href={href(locale, 'adminWebhook', { endpoint: id })}>
          {words.toEndpoint}
        </a>
      </p>
    </AdminPage>
  )
}
