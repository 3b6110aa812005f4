import type { Context } from 'hono'
import { href } from '../../routes.ts'
import { Layout } from '../../ui/layout.tsx'
import type { Visit } from '../../ui/visit.ts'
import { privatePage } from '../gate.ts'

export function notFoundPage(c: Context, visit: Visit): Response {
  return errorPage(c, visit, 404)
}

const wordings = {
  403: ['refusedTitle', 'refusedText'],
  404: ['notFoundTitle', 'notFoundText'],
  405: ['methodTitle', 'methodText'],
  409: ['conflictTitle', 'conflictText'],
  413: ['tooLargeTitle', 'tooLargeText'],
  422: ['unprocessableTitle', 'unprocessableText'],
  429: ['tooOftenTitle', 'tooOftenText'],
  500: ['brokenTitle', 'brokenText'],
  503: ['unavailableTitle', 'unavailableText'],
} as const

export type ErrorStatus = keyof typeof wordings

export function errorPage(c: Context, visit: Visit, status: ErrorStatus): Response {
  const { m, locale } = visit
  const [title, text] = wordings[status]
  return privatePage(
    c,
    <Layout visit={visit} head={{ title: m.errors[title], noindex: true }}>
      <div class="wrap">
        <div class="empty">
          <p class="status-number">{status}</p>
          <h1>{m.errors[title]}</h1>
          <p>{m.errors[text]}</p>
          <p class="actions">
            <a class="button" href={href(locale, 'home')}>
              {m.errors.home}
            </a>
            <a href={href(locale, 'catalogue')}>{m.errors.search}</a>
          </p>
        </div>
      </div>
    </Layout>,
    status,
  )
}
