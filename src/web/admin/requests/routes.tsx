import { type Context, Hono } from 'hono'
import { z } from 'zod'
import {
  objectionPurposes,
  type PrivacyRequest,
  type RequestAct,
  referenceOf,
  requestChannels,
  requestKinds,
} from '../../../domains/privacy/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { type PrivacyRequestId, parseId } from '../../../shared/ids.ts'
import { locales } from '../../../shared/locale.ts'
import { type Clock, isDay, localDayAfter } from '../../../shared/time.ts'
import { href, pages } from '../../routes.ts'
import { isEmail } from '../../storefront/checkout/email-address.ts'
import { privatePage, readForm, seeOther } from '../../storefront/gate.ts'
import { sendCopy } from '../../your-data/send-copy.ts'
import type { Said } from '../admin-layout.tsx'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import { allPages } from '../list/all-pages.ts'
import { sendCsv } from '../list/send-csv.ts'
import type { DeskPagesDeps } from './deps.ts'
import { NewRequestView } from './new-request-page.tsx'
import { RequestView } from './request-page.tsx'
import { RequestsView } from './requests-page.tsx'
import { requestList } from './requests-query.ts'

const line = z.string().trim().max(4000).catch('')
const newForm = z.object({
  email: line,
  kind: z.enum(requestKinds).catch('access'),
  channel: z.enum(requestChannels).catch('mail'),
  locale: z.enum(locales).catch('en'),
  receivedOn: line,
  wish: line,
})
const actForm = z.object({ act: line, words: line, confirm: line })
const head = ['reference', 'kind', 'channel', 'received', 'due', 'state', 'closed_at']
const recordOf = ({ id, kind, channel, receivedOn, dueOn, state, closedAt }: PrivacyRequest) => [
  ...[referenceOf(id), kind, channel, receivedOn, dueOn, state, closedAt],
]

/** The desk for requests about personal data that came by mail, telephone or post. */
export function requestPages(deps: DeskPagesDeps, admin: AdminGate, clock: Clock): Hono {
  const handle = (c: Context, answer: (visit: StaffVisit) => Response | Promise<Response>) =>
    admin.allow(c, 'privacy.handle', c.req.path, answer)
  const idOf = (c: Context) => {
    const id = parseId('prq', c.req.param('request') ?? '')
    if (!id) throw new AppError('not_found', 'no such request')
    return id
  }

  async function show(
    c: Context,
    { visit, session, shows }: StaffVisit,
    news: { said?: Said; draft?: string } = {},
    status: 200 | 422 = 200,
  ): Promise<Response> {
    const found = await deps.openRequest(idOf(c), session.account.id)
    if (!found) throw new AppError('not_found', 'no such request')
    await shows({ kind: 'privacy_request', ids: [found.request.id] })
    return privatePage(c, <RequestView {...{ ...found, visit, now: clock.now(), ...news }} />, status)
  }

  return new Hono()
    .get(pages.adminRequests, (c) =>
      handle(c, async ({ visit, session, shows }) => {
        const query = requestList.parse(c.req.query())
        const { sort, isDescending, filters } = query
        const asked = { sort, isDescending, state: filters.state || null, kind: filters.kind || null }
        const read = (page: number) => deps.listRequests({ ...asked, page }, session.account.id)
        // The list names nobody: references, days and what they are about.
        await shows('nobody')
        if (query.asFile) return sendCsv(c, 'requests', head, allPages(read, recordOf))
        const found = await read(query.page)
        return privatePage(c, <RequestsView {...{ visit, query, found, now: clock.now() }} />)
      }),
    )
    .get(pages.adminNewRequest, (c) =>
      handle(c, async ({ visit, shows }) => {
        await shows('nobody')
        const now = clock.now()
        const form = { ...newForm.parse({ locale: visit.locale }), receivedOn: localDayAfter(now, 0) }
        return privatePage(c, <NewRequestView {...{ visit, form, errors: {}, now }} />)
      }),
    )
    .post(pages.adminRequests, (c) =>
      handle(c, async ({ visit, session, shows }) => {
        await shows('nobody')
        const now = clock.now()
        const form = newForm.parse(await readForm(c))
        const errors = {
          ...(!isEmail(form.email) && { email: visit.m.account.emailWrong }),
          ...(!isReceivingDay(form.receivedOn, now) && { receivedOn: visit.m.desk.receivedWrong }),
        }
        if (Object.keys(errors).length > 0)
          return privatePage(c, <NewRequestView {...{ visit, form, errors, now }} />, 422)
        const request = await deps.recordRequest({ ...form, wish: form.wish || null }, session.account.id)
        return seeOther(c, href(visit.locale, 'adminRequest', { request }))
      }),
    )
    .get(pages.adminRequest, (c) =>
      handle(c, (found) => {
        const words = found.visit.m.desk
        const text = { done: words.done, asked: words.askedMailbox }[c.req.query('news') ?? '']
        return show(c, found, text ? { said: { kind: 'good', text } } : {})
      }),
    )
    .post(pages.adminRequest, (c) =>
      handle(c, async (found) => {
        const id = idOf(c)
        const { act, words: typed, confirm } = actForm.parse(await readForm(c))
        const words = found.visit.m.desk
        const refuse = (text: string) => show(c, found, { said: { kind: 'bad', text }, draft: typed }, 422)
        const by = found.session.account.id
        if (needsWords.includes(act) && typed.length < 3) return refuse(words.wordsMissing)
        if (act === 'erase' && confirm !== 'yes') return refuse(words.confirmMissing)
        if (act === 'copy') {
          const copy = await deps.copyForRequest(id, by)
          if (!copy.ok) return refuse(words.outcomes[copy.reason])
          await found.shows({ kind: 'privacy_request', ids: [id] })
          return sendCopy(c, copy.pieces)
        }
        const outcome = await carryOut(deps, id, { act, typed, by })
        if (!outcome) throw new AppError('invalid', 'no such act')
        if (!outcome.ok) return refuse(words.outcomes[outcome.reason])
        const news = act === 'mailbox' ? 'asked' : 'done'
        return seeOther(c, `${href(found.visit.locale, 'adminRequest', { request: id })}?news=${news}`)
      }),
    )
}

const needsWords = ['otherwise', 'extend', 'answer', 'refuse']

type Outcome = { ok: true } | { ok: false; reason: keyof StaffVisit['visit']['m']['desk']['outcomes'] }
type Pressed = { act: string; typed: string; by: Parameters<DeskPagesDeps['askForMailbox']>[1] }

async function carryOut(
  deps: DeskPagesDeps,
  id: PrivacyRequestId,
  { act, typed, by }: Pressed,
): Promise<Outcome | undefined> {
  const orClosed = (isDone: boolean): Outcome => (isDone ? { ok: true } : { ok: false, reason: 'closed' })
  switch (act) {
    case 'mailbox':
      return orClosed(await deps.askForMailbox(id, by))
    case 'otherwise':
      return orClosed(await deps.identifyOtherwise(id, typed, by))
    case 'extend':
      return deps.extendRequest(id, typed, by)
    case 'answer':
      return deps.closeRequest(id, { state: 'answered', answer: typed }, by)
    case 'refuse':
      return deps.closeRequest(id, { state: 'refused', answer: typed }, by)
    case 'erase':
      return deps.eraseOnRequest(id, by)
    default: {
      const known = parseAct(act)
      return known && deps.actOnRequest(id, known, by)
    }
  }
}

function parseAct(act: string): RequestAct | undefined {
  if (act === 'restrict' || act === 'lift' || act === 'link') return { act }
  const purpose = objectionPurposes.find((each) => act === `object:${each}`)
  return purpose && { act: 'object', purpose }
}

/** A day that was, not longer ago than a year. */
function isReceivingDay(text: string, now: Date): boolean {
  return isDay(text) && text <= localDayAfter(now, 0) && text > localDayAfter(now, -366)
}
