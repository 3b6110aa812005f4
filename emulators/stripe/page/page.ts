import type { IncomingMessage } from 'node:http'
import { readOwnFile } from '../files.ts'
import { answerChallenge, type Means, type PaymentOutcome, paySession } from '../pay-session.ts'
import type { Answer } from '../server.ts'
import { expireIfDue } from '../sessions.ts'
import type { Session } from '../shapes.ts'
import type { World } from '../world.ts'
import { type Attempted, challengeView, noticeView, payView } from './views.ts'
import { wordsFor } from './words.ts'

const stylesheet = readOwnFile('page', 'page.css')
const favicon = readOwnFile('page', 'favicon.svg')

/** The hosted payment page, which works without a line of JavaScript. */
export async function answerPage(
  world: World,
  request: IncomingMessage,
  { pathname }: URL,
  body: string,
): Promise<Answer> {
  if (pathname === '/c/page.css') return file('text/css; charset=utf-8', stylesheet)
  if (pathname === '/c/favicon.svg' || pathname === '/favicon.ico') return file('image/svg+xml', favicon)
  const [, id = '', step = ''] = /^\/c\/pay\/([^/]+)(?:\/(challenge))?$/.exec(pathname) ?? []
  const session = world.tables.sessions.find(id)
  const words = wordsFor(session?.locale, request.headers['accept-language'])
  if (!session) return page(404, await noticeView(words, { kind: 'unknown' }))
  expireIfDue(world, session)
  const visit = { world, session, words }
  const answer =
    request.method === 'POST' ? await submit(visit, step, new URLSearchParams(body)) : await show(visit, step)
  world.journal.flush()
  return answer
}

type Visit = { world: World; session: Session; words: ReturnType<typeof wordsFor> }

async function show({ world, session, words }: Visit, step: string): Promise<Answer> {
  if (session.status === 'complete') {
    return page(200, await noticeView(words, { kind: 'complete', link: successUrl(session) }))
  }
  if (session.status === 'expired') {
    return page(200, await noticeView(words, { kind: 'expired', link: session.cancel_url }))
  }
  const details = world.tables.sessionDetails.find(session.id)
  if (step === 'challenge' && details?.challenged)
    return page(200, await challengeView(words, session), session)
  return page(200, await payView(words, session, details?.lineItems ?? [], {}), session)
}

async function submit(visit: Visit, step: string, form: URLSearchParams): Promise<Answer> {
  const { world, session } = visit
  if (session.status !== 'open') return show(visit, step)
  if (step === 'challenge') {
    const authentication = form.get('answer') === 'complete' ? 'completed' : 'failed'
    return afterwards(visit, answerChallenge(world, session, authentication), {})
  }
  const attempted: Attempted = {
    means: form.get('means') ?? undefined,
    email: session.customer_email ?? form.get('email')?.trim() ?? '',
  }
  const means = meansOf(attempted.means ?? '')
  if (!means) return retry(visit, { ...attempted, problem: 'meansMissing' })
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(attempted.email ?? '')) {
    return retry(visit, { ...attempted, problem: 'emailMissing' })
  }
  return afterwards(
    visit,
    paySession(world, session, { ...means, buyer: { email: attempted.email } }),
    attempted,
  )
}

async function afterwards(visit: Visit, outcome: PaymentOutcome, attempted: Attempted): Promise<Answer> {
  const { session } = visit
  switch (outcome.outcome) {
    case 'completed':
      return redirect(successUrl(session))
    case 'challenge':
      return redirect(`/c/pay/${session.id}/challenge`)
    case 'declined':
      return retry(visit, { ...attempted, problem: problemOf(outcome.declineCode) })
    case 'refused':
      return session.status === 'open'
        ? retry(visit, { ...attempted, problem: 'meansMissing' })
        : show(visit, '')
  }
}

async function retry({ world, session, words }: Visit, attempted: Attempted): Promise<Answer> {
  const items = world.tables.sessionDetails.find(session.id)?.lineItems ?? []
  return page(422, await payView(words, session, items, attempted), session)
}

function problemOf(declineCode: string): NonNullable<Attempted['problem']> {
  if (declineCode === 'insufficient_funds') return 'insufficient'
  return declineCode === 'authentication_failure' ? 'unauthenticated' : 'declined'
}

function meansOf(choice: string): Means | undefined {
  const [kind, value] = choice.split(':')
  if (!value) return undefined
  return kind === 'card' ? { card: value } : { method: value }
}

function successUrl(session: Session) {
  return (session.success_url ?? '/').replaceAll('{CHECKOUT_SESSION_ID}', session.id)
}

function redirect(location: string): Answer {
  return { status: 303, headers: { location, 'cache-control': 'no-store' }, body: '' }
}

function file(type: string, body: string): Answer {
  return { status: 200, headers: { 'content-type': type, 'cache-control': 'max-age=300' }, body }
}

/** Browsers hold `form-action` against the redirect that answers a form, so the shop's origin must be named. */
function page(status: number, body: string, session?: Session): Answer {
  const shop = session?.success_url ? new URL(session.success_url).origin : ''
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'content-security-policy': `default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self' ${shop}; base-uri 'none'; frame-ancestors 'none'`,
    },
    body,
  }
}
