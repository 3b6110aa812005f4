import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { type ApiKey, recognisable } from '../../../domains/api-keys/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { parseId } from '../../../shared/ids.ts'
import type { Clock } from '../../../shared/time.ts'
import { href, pages } from '../../routes.ts'
import { privatePage, readForm, type StorefrontGate, seeOther } from '../../storefront/gate.ts'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import { allPages } from '../list/all-pages.ts'
import { sendCsv } from '../list/send-csv.ts'
import { namesMailbox, reasonAgain } from '../reason-again-page.tsx'
import type { ApiPagesDeps } from './deps.ts'
import { apiKeyForm, parseApiKey } from './key-form.ts'
import { keyList } from './key-list.ts'
import { ApiKeyView } from './key-page.tsx'
import { apiKeyWords } from './key-words.ts'
import { ApiKeysView } from './keys-page.tsx'
import { MadeApiKeyView, NewApiKeyView } from './new-key-page.tsx'

const revokeForm = z.object({ note: z.string().trim().max(500).catch('') })

/** Keys for programs. Who may make one may do everything, so a key can be given nothing that its maker may not do. */
export function apiKeyPages(deps: ApiPagesDeps, gate: StorefrontGate, admin: AdminGate, clock: Clock): Hono {
  const here = (c: Context) => href(gate.visit(c).locale, 'adminApiKeys')
  const edit = (c: Context, back: string, answer: (visit: StaffVisit) => Response | Promise<Response>) =>
    admin.allow(c, 'settings.edit', back, answer)

  async function showKey(c: Context, found: StaffVisit, error?: string) {
    const id = parseId('apk', c.req.param('key') ?? '')
    const apiKey = id && (await deps.findApiKey(found.session.account.id, id))
    if (!apiKey) throw new AppError('not_found', 'no such API key')
    await found.shows('nobody')
    const words = apiKeyWords[found.visit.locale]
    const said =
      c.req.query('news') === 'revoked' ? ({ kind: 'good', text: words.revoked } as const) : undefined
    const view = <ApiKeyView {...{ visit: found.visit, apiKey, now: clock.now(), said, error }} />
    return privatePage(c, view, error ? 422 : 200)
  }

  return new Hono()
    .get(pages.adminApiKeys, (c) =>
      edit(c, here(c), async (found) => {
        const query = keyList.parse(c.req.query())
        await found.shows('nobody')
        const { filters, ...order } = query
        const list = (page: number) =>
          deps.listApiKeys(found.session.account.id, { ...filters, ...order, page })
        if (query.asFile)
          return sendCsv(c, 'api-keys', apiKeyWords[found.visit.locale].file, allPages(list, recordOf))
        const view = { visit: { ...found.visit, path: pages.adminApiKeys }, query, now: clock.now() }
        return privatePage(c, <ApiKeysView {...view} found={await list(query.page)} />)
      }),
    )
    .get(pages.adminNewApiKey, (c) =>
      edit(c, here(c), async (found) => {
        await found.shows('nobody')
        const form = apiKeyForm.parse({ life: '90' })
        return privatePage(c, <NewApiKeyView visit={found.visit} form={form} wrong={[]} />)
      }),
    )
    .post(pages.adminNewApiKey, (c) =>
      edit(c, href(gate.visit(c).locale, 'adminNewApiKey'), async (found) => {
        await found.shows('nobody')
        const form = apiKeyForm.parse(await readForm(c))
        const parsed = parseApiKey(form)
        if (!parsed.ok)
          return privatePage(c, <NewApiKeyView visit={found.visit} form={form} wrong={parsed.wrong} />, 422)
        const { token } = await deps.createApiKey(found.session.account.id, parsed.key)
        return privatePage(c, <MadeApiKeyView visit={found.visit} token={token} />)
      }),
    )
    .get(pages.adminApiKey, (c) => edit(c, here(c), (found) => showKey(c, found)))
    .post(pages.adminApiKey, (c) =>
      edit(c, c.req.path, async (found) => {
        const sent = await readForm(c)
        if (namesMailbox(sent.note)) return reasonAgain(c, found, sent, { back: c.req.path, field: 'note' })
        const { note } = revokeForm.parse(sent)
        if (note === '') return showKey(c, found, apiKeyWords[found.visit.locale].reasonMissing)
        const id = parseId('apk', c.req.param('key') ?? '')
        if (!id) throw new AppError('not_found', 'no such API key')
        await deps.revokeApiKey(found.session.account.id, { id, reason: note })
        return seeOther(c, `${c.req.path}?news=revoked`)
      }),
    )
}

function recordOf(known: ApiKey): unknown[] {
  const { id, name, shown, scopes, createdAt, lastUsedAt, expiresAt, revokedAt } = known
  return [id, name, recognisable(shown), scopes.join(' '), createdAt, lastUsedAt, expiresAt, revokedAt]
}
