import { type Context, Hono } from 'hono'
import type { Endpoint } from '../../../domains/webhooks/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { parseId } from '../../../shared/ids.ts'
import { href, pages } from '../../routes.ts'
import { privatePage, readForm, type StorefrontGate, seeOther } from '../../storefront/gate.ts'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import { allPages } from '../list/all-pages.ts'
import { sendCsv } from '../list/send-csv.ts'
import { pageOf } from '../list/short-list.ts'
import { namesMailbox, reasonAgain } from '../reason-again-page.tsx'
import { savedMeanwhile } from '../saved-meanwhile.ts'
import type { WebhookPagesDeps } from './deps.ts'
import { parseWebhook, seenOf, type WebhookForm, webhookForm } from './webhook-form.ts'
import { arranged, webhookList } from './webhook-list.ts'
import { type WebhookPageProps, WebhookView } from './webhook-page.tsx'
import { webhookWords } from './webhook-words.ts'
import { NewWebhookView, WebhookSecretView, WebhooksView } from './webhooks-page.tsx'

/** Endpoints that are told what happens. */
export function webhookPages(deps: WebhookPagesDeps, gate: StorefrontGate, admin: AdminGate): Hono {
  const here = (c: Context) => href(gate.visit(c).locale, 'adminWebhooks')
  const edit = (c: Context, back: string, answer: (visit: StaffVisit) => Response | Promise<Response>) =>
    admin.allow(c, 'settings.edit', back, answer)
  const isOn = deps.webhooksAreOn

  /** The endpoint of the address; it is nobody's data. */
  const open = (
    c: Context,
    answer: (found: StaffVisit, endpoint: Endpoint) => Response | Promise<Response>,
  ) =>
    edit(c, c.req.path, async (found) => {
      const id = parseId('whk', c.req.param('endpoint') ?? '')
      const endpoint = id && (await deps.findWebhookEndpoint(found.session.account.id, id))
      if (!endpoint) throw new AppError('not_found', 'no such endpoint')
      await found.shows('nobody')
      return answer(found, endpoint)
    })

  const show = (c: Context, props: Omit<WebhookPageProps, 'isOn'>, status: 200 | 409 | 422 = 200) =>
    privatePage(c, <WebhookView {...props} isOn={isOn} />, status)

  async function save(c: Context, found: StaffVisit, endpoint: Endpoint, form: WebhookForm) {
    const { visit } = found
    const words = webhookWords[visit.locale]
    const parsed = parseWebhook(form)
    if (!parsed.ok) return show(c, { visit, endpoint, form, wrong: parsed.wrong }, 422)
    const by = found.session.account.id
    const outcome = await deps.changeWebhookEndpoint(by, {
      ...parsed.endpoint,
      id: endpoint.id,
      state: form.state === 'on' ? 'on' : 'off',
      seen: seenOf(form),
    })
    if (outcome.ok) return seeOther(c, `${c.req.path}?news=changed`)
    switch (outcome.reason) {
      case 'unknown':
        throw new AppError('not_found', 'no such endpoint')
      case 'changed_meanwhile':
        return show(
          c,
          {
            ...{ visit, endpoint, form: { ...form, seen: endpoint.changedAt.toISOString() } },
            said: savedMeanwhile(found, c.req.path),
          },
          409,
        )
      case 'webhooks_off':
        return show(c, { visit, endpoint, form, said: { kind: 'bad', text: words.wrong.webhooks_off } }, 422)
      default:
        return show(c, { visit, endpoint, form, wrong: ['url'], flaw: outcome.reason }, 422)
    }
  }

  return new Hono()
    .get(pages.adminWebhooks, (c) =>
      edit(c, here(c), async (found) => {
        await found.shows('nobody')
        const { locale } = found.visit
        const query = webhookList.parse(c.req.query())
        const rows = arranged(await deps.listWebhookEndpoints(found.session.account.id), query, locale)
        const read = async (page: number) => pageOf(rows, page)
        const { removed, file } = webhookWords[locale]
        if (query.asFile) return sendCsv(c, 'endpoints', file, allPages(read, recordOf))
        const said =
          c.req.query('news') === 'removed' ? ({ kind: 'good', text: removed } as const) : undefined
        const visit = { ...found.visit, path: pages.adminWebhooks }
        return privatePage(
          c,
          <WebhooksView {...{ visit, query, isOn, said }} found={await read(query.page)} />,
        )
      }),
    )
    .get(pages.adminNewWebhook, (c) =>
      edit(c, here(c), async (found) => {
        await found.shows('nobody')
        if (!isOn) return seeOther(c, here(c))
        return privatePage(c, <NewWebhookView visit={found.visit} form={webhookForm.parse({})} wrong={[]} />)
      }),
    )
    .post(pages.adminNewWebhook, (c) =>
      edit(c, href(gate.visit(c).locale, 'adminNewWebhook'), async (found) => {
        await found.shows('nobody')
        const { visit } = found
        const form = webhookForm.parse(await readForm(c))
        const again = (props: Omit<Parameters<typeof NewWebhookView>[0], 'visit' | 'form'>) =>
          privatePage(c, <NewWebhookView {...{ visit, form, ...props }} />, 422)
        const parsed = parseWebhook(form)
        if (!parsed.ok) return again({ wrong: parsed.wrong })
        const outcome = await deps.addWebhookEndpoint(found.session.account.id, parsed.endpoint)
        if (outcome.ok) {
          const { id } = outcome.endpoint
          return privatePage(c, <WebhookSecretView {...{ visit, id }} secret={outcome.secret} isNew />)
        }
        const { reason } = outcome
        if (reason === 'webhooks_off' || reason === 'too_many')
          return again({ wrong: [], said: { kind: 'bad', text: webhookWords[visit.locale].wrong[reason] } })
        return again({ wrong: ['url'], flaw: reason })
      }),
    )
    .get(pages.adminWebhook, (c) =>
      open(c, ({ visit }, endpoint) => {
        const words = webhookWords[visit.locale]
        const text = { changed: words.changed, tested: words.tested }[c.req.query('news') ?? '']
        return show(c, { visit, endpoint, ...(text && { said: { kind: 'good', text } }) })
      }),
    )
    .post(pages.adminWebhook, (c) =>
      open(c, async (found, endpoint) => {
        const by = found.session.account.id
        const sent = await readForm(c)
        const form = webhookForm.parse(sent)
        const { visit } = found
        const { id } = endpoint
        switch (form.act) {
          case 'rotate': {
            const outcome = await deps.rotateWebhookSecret(by, { id, seen: seenOf(form) })
            if (outcome.ok)
              return privatePage(
                c,
                <WebhookSecretView {...{ visit, id }} secret={outcome.secret} isNew={false} />,
              )
            if (outcome.reason === 'unknown') throw new AppError('not_found', 'no such endpoint')
            const text = webhookWords[visit.locale].notRotated
            return show(c, { visit, endpoint, said: { kind: 'bad', text } }, 409)
          }
          case 'test':
            await deps.testWebhook(by, id)
            return seeOther(c, `${c.req.path}?news=tested`)
          case 'remove': {
            if (namesMailbox(form.note))
              return reasonAgain(c, found, sent, { back: c.req.path, field: 'note' })
            const { reasonMissing } = webhookWords[visit.locale]
            if (form.note === '') return show(c, { visit, endpoint, noteError: reasonMissing }, 422)
            await deps.removeWebhookEndpoint(by, { id, reason: form.note.slice(0, 500) })
            return seeOther(c, `${here(c)}?news=removed`)
          }
          default:
            return save(c, found, endpoint, form)
        }
      }),
    )
}

function recordOf({ id, name, url, events, state, failingSince, createdAt }: Endpoint): unknown[] {
  return [id, name, url, events.join(' '), state, failingSince, createdAt]
}
