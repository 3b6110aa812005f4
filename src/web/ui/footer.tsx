import { href } from '../routes.ts'
import type { Shop } from '../storefront/deps.ts'
import { renderedOnce } from './rendered-once.ts'
import { vatNote } from './vat-words.ts'
import type { Words } from './visit.ts'

const help = ['findOrder', 'support', 'withdraw'] as const
const rules = ['terms', 'privacy', 'cookies', 'legalNotice'] as const

export const footer = renderedOnce((words, shop: Shop) => (
  <footer class="footer">
    <div class="footer-columns">
      <div class="footer-promise">
        <p class="footer-name">{shop.name}</p>
        <p>{words.m.footer.promise}</p>
        <p>{vatNote(shop, words.locale, words.m.footer.prices)}</p>
      </div>
      <Links words={words} title={words.m.footer.help} pages={help} />
      <Links words={words} title={words.m.footer.rules} pages={rules} />
    </div>
  </footer>
))

type LinksProps = {
  words: Words
  title: string
  pages: readonly ((typeof help)[number] | (typeof rules)[number])[]
}

function Links({ words: { m, locale }, title, pages }: LinksProps) {
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
