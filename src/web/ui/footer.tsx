import { href } from '../routes.ts'
import type { Visit } from './visit.ts'

const help = ['findOrder', 'support', 'withdraw'] as const
const rules = ['terms', 'privacy', 'cookies', 'legalNotice'] as const

export function Footer({ visit }: { visit: Visit }) {
  const { m, shop } = visit
  return (
    <footer class="footer">
      <div class="footer-columns">
        <div class="footer-promise">
          <p class="footer-name">{shop.name}</p>
          <p>{m.footer.promise}</p>
          <p>{m.footer.prices}</p>
        </div>
        <Links visit={visit} title={m.footer.help} pages={help} />
        <Links visit={visit} title={m.footer.rules} pages={rules} />
      </div>
    </footer>
  )
}

type FooterPage = (typeof help)[number] | (typeof rules)[number]

function Links({
  visit: { m, locale },
  title,
  pages,
}: {
  visit: Visit
  title: string
  pages: readonly FooterPage[]
}) {
  return (
    <nav aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {pages.map((page) => (
          <li>
            <a href={href(locale, page)}>{m.footer[page]}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
