import { href } from '../../routes.ts'
import { formatNumber } from '../../ui/numbers.ts'
import type { AdminVisit } from '../admin-layout.tsx'
import type { Health } from './deps.ts'
import { homeWords } from './home-words.ts'

/** How the shop itself is, as far as it knows by itself; the rest is asked with `akm doctor`. */
export function HealthSection({ visit, health }: { visit: AdminVisit; health: Health }) {
  const { locale } = visit
  const words = homeWords[locale].health
  const troubles = [
    health.alerts > 0 && <a href={href(locale, 'adminSecurity')}>{words.alerts(health.alerts)}</a>,
    health.lettersLate > 0 && words.lettersLate(formatNumber(health.lettersLate, locale)),
    ...health.jobs.map(({ name, retrying, failed }) => (
      <>
        <code>{name}</code>:{' '}
        {[failed > 0 && words.failed(failed), retrying > 0 && words.retrying(retrying)]
          .filter(Boolean)
          .join(', ')}
      </>
    )),
  ].filter(Boolean)
  return (
    <section aria-labelledby="health">
      <h2 id="health">{words.title}</h2>
      {troubles.length === 0 ? (
        <p class="good-line">{words.good}</p>
      ) : (
        <ul class="bullets">
          {troubles.map((trouble) => (
            <li>{trouble}</li>
          ))}
        </ul>
      )}
      <p class="small soft">{words.doctor}</p>
    </section>
  )
}
