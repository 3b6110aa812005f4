import type { Endpoint, EndpointFlaw } from '../../../domains/webhooks/index.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { Notice } from '../../ui/notice.tsx'
import { ActForm } from '../act-form.tsx'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import { Facts } from '../facts.tsx'
import { deliveryWords } from './delivery-words.ts'
import { WebhookFields } from './webhook-fields.tsx'
import type { WebhookField, WebhookForm } from './webhook-form.ts'
import { webhookWords } from './webhook-words.ts'

export type WebhookPageProps = {
  visit: AdminVisit
  endpoint: Endpoint
  isOn: boolean
  /** What was typed, where it was refused. */
  form?: WebhookForm | undefined
  wrong?: readonly WebhookField[]
  flaw?: EndpointFlaw | undefined
  noteError?: string | undefined
  said?: Said | undefined
}

export function WebhookView(props: WebhookPageProps) {
  const { visit, endpoint, isOn, said } = props
  const { locale } = visit
  const words = webhookWords[locale]
  return (
    <AdminPage
      visit={visit}
      title={endpoint.name}
      here="adminWebhooks"
      from={{ title: words.title, href: href(locale, 'adminWebhooks') }}
      said={said}
    >
      {!isOn && <Notice>{words.off}</Notice>}
      <Facts
        facts={[
          [words.head.state, words.states[endpoint.state]],
          [
            words.head.failing,
            endpoint.failingSince && words.failing(formatDate(endpoint.failingSince, locale, 'moment')),
          ],
          [
            deliveryWords[locale].short,
            <a href={`${href(locale, 'adminDeliveries')}?endpoint=${endpoint.id}`}>{words.toLog}</a>,
          ],
        ]}
      />
      <Change {...props} />
      <Secret {...props} />
      <Test {...props} />
      <Remove {...props} />
    </AdminPage>
  )
}

function Change({ visit: { locale }, endpoint, form, wrong = [], flaw }: WebhookPageProps) {
  const words = webhookWords[locale]
  const { name, url, events, state, changedAt } = endpoint
  const shown = form ?? { name, url, event: [...events], state: state === 'on' ? 'on' : 'off' }
  return (
    <section aria-labelledby="change">
      <h2 id="change">{words.changeTitle}</h2>
      {wrong.length > 0 && <Notice kind="bad">{words.wrong.title}</Notice>}
      <form
        class="stack narrow-form"
        method="post"
        action={href(locale, 'adminWebhook', { endpoint: endpoint.id })}
      >
        <input type="hidden" name="seen" value={form?.seen ?? changedAt.toISOString()} />
        <WebhookFields {...{ locale, form: shown, wrong, flaw }} />
        <label class="choice">
          <input type="checkbox" name="state" value="on" checked={shown.state === 'on'} />
          <span>{words.fields.on}</span>
        </label>
        <p class="actions">
          <button type="submit" class="button primary" name="act" value="save">
            {words.save}
          </button>
        </p>
      </form>
    </section>
  )
}

function Secret({ visit: { locale }, endpoint }: WebhookPageProps) {
  const words = webhookWords[locale]
  const { id, previousUntil, changedAt } = endpoint
  return (
    <section aria-labelledby="secret">
      <h2 id="secret">{words.secretTitle}</h2>
      <p>{words.secretLead}</p>
      {previousUntil && <p>{words.previous(formatDate(previousUntil, locale, 'moment'))}</p>}
      <form method="post" action={href(locale, 'adminWebhook', { endpoint: id })}>
        <input type="hidden" name="seen" value={changedAt.toISOString()} />
        <button type="submit" class="button" name="act" value="rotate">
          {words.rotate}
        </button>
      </form>
    </section>
  )
}

function Test({ visit: { locale }, endpoint, isOn }: WebhookPageProps) {
  const words = webhookWords[locale]
  if (!isOn) return null
  return (
    <section aria-labelledby="test">
      <h2 id="test">{words.testTitle}</h2>
      <p>{words.testLead}</p>
      <form method="post" action={href(locale, 'adminWebhook', { endpoint: endpoint.id })}>
        <button type="submit" class="button" name="act" value="test">
          {words.test}
        </button>
      </form>
    </section>
  )
}

function Remove({ visit: { locale }, endpoint, noteError }: WebhookPageProps) {
  const words = webhookWords[locale]
  return (
    <section aria-labelledby="remove">
      <h2 id="remove">{words.removeTitle}</h2>
      <p>{words.removeLead}</p>
      <ActForm
        action={href(locale, 'adminWebhook', { endpoint: endpoint.id })}
        act="remove"
        button={words.remove}
        label={words.reason}
        hint={words.reasonHint}
        error={noteError}
      />
    </section>
  )
}
