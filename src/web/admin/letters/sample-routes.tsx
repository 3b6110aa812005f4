import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { type Locale, locales } from '../../../shared/locale.ts'
import { shopTimeZone } from '../../../shared/time.ts'
import { letterHeads, letterPress } from '../../letters/letter-writer.ts'
import { sampleLetters } from '../../letters/samples/index.ts'
import { href, pages } from '../../routes.ts'
import { contentSecurityPolicy } from '../../security.ts'
import type { Shop } from '../../storefront/deps.ts'
import { privatePage, readForm, seeOther } from '../../storefront/gate.ts'
import type { Said } from '../admin-layout.tsx'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import type { LetterPagesDeps } from './deps.ts'
import { framed, framePolicy, looks } from './sample-frame.ts'
import { type SampleQuery, SampleView } from './sample-page.tsx'
import { sampleMark, sampleWords } from './sample-words.ts'
import { type SampleInList, SamplesView } from './samples-page.tsx'

/** What the shop writes, with invented data: for whoever may send letters again. Nobody is shown. */
export function samplePages(deps: Pick<LetterPagesDeps, 'sendSample'>, admin: AdminGate, shop: Shop): Hono {
  const writer = { ...shop, timeZone: shopTimeZone }
  const write = letterPress(writer)
  const headOf = letterHeads(writer)
  function listIn(locale: Locale): SampleInList[] {
    const alike = new Map<string, number>()
    return sampleLetters(locale, shop.baseUrl).map(({ name, kind, model }) => {
      const head = headOf(kind, model, locale)
      const seen = head.subject + head.preview
      const nth = (alike.get(seen) ?? 0) + 1
      alike.set(seen, nth)
      return { name, kind, ...head, nth }
    })
  }

  function find(c: Context, locale: Locale) {
    const sample = sampleLetters(locale, shop.baseUrl).find(({ name }) => name === c.req.param('sample'))
    if (!sample) throw new AppError('not_found', 'no such letter')
    const { name, kind, model } = sample
    return { name, kind, ...headOf(kind, model, locale), letter: write(kind, model, locale) }
  }

  async function show(c: Context, { visit, session, shows }: StaffVisit, query: SampleQuery, said?: Said) {
    const sample = find(c, query.in)
    await shows('nobody')
    const others = listIn(query.in).filter(({ name, kind }) => kind === sample.kind && name !== sample.name)
    const { email } = session.account
    c.header('content-security-policy', contentSecurityPolicy(shop, { framesOwnPages: true }))
    const view = <SampleView {...{ visit, sample, query, others, email, said }} />
    return privatePage(c, view, said?.kind === 'bad' ? 422 : 200)
  }

  const queryOf = ({ visit }: StaffVisit, given: unknown): SampleQuery =>
    z
      .object({
        in: z.enum(locales).catch(visit.locale),
        look: z.enum(looks).catch(visit.theme === 'dark' ? 'dark' : 'light'),
      })
      .parse(given)

  return new Hono()
    .get(pages.adminSamples, (c) =>
      admin.allow(c, 'orders.resend', c.req.path, async ({ visit, shows }) => {
        await shows('nobody')
        return privatePage(c, <SamplesView visit={visit} samples={listIn(visit.locale)} />)
      }),
    )
    .get(pages.adminSample, (c) =>
      admin.allow(c, 'orders.resend', c.req.path, (found) => {
        const text = sampleWords[found.visit.locale].sent(found.session.account.email)
        const said: Said | undefined = c.req.query('news') === 'sent' ? { kind: 'good', text } : undefined
        return show(c, found, queryOf(found, c.req.query()), said)
      }),
    )
    .get(pages.adminSampleLetter, (c) =>
      admin.allow(c, 'orders.resend', c.req.path, async (found) => {
        const query = queryOf(found, c.req.query())
        const { letter } = find(c, query.in)
        await found.shows('nobody')
        c.header('content-security-policy', framePolicy)
        c.header('cache-control', 'no-store')
        return c.html(framed(letter, query.look))
      }),
    )
    .post(pages.adminSample, async (c) => {
      const form = await readForm(c)
      return admin.allow(c, 'orders.resend', c.req.path, async (found) => {
        const { visit, session } = found
        const query = queryOf(found, form)
        const { name, letter } = find(c, query.in)
        const { subject, html, text, attachments } = letter
        const outcome = await deps.sendSample({
          name,
          // Without what belongs to a letter that may be answered or stopped.
          letter: { subject: `${sampleMark[query.in]} ${subject}`, html, text, attachments },
          locale: query.in,
          to: session.account.email,
          by: session.account.id,
        })
        if (!outcome.ok) {
          const words = sampleWords[visit.locale].notSent[outcome.reason]
          const said = typeof words === 'string' ? words : words(outcome.code ?? null)
          return show(c, found, query, { kind: 'bad', text: said })
        }
        const here = href(visit.locale, 'adminSample', { sample: name })
        return seeOther(c, `${here}?${new URLSearchParams({ ...query, news: 'sent' })}`)
      })
    })
}
