import { fileHref, href } from '../routes.ts'
import { DemoBanner, LanguageLink, ThemeSwitch } from '../ui/header.tsx'
import { Icon } from '../ui/icon.tsx'
import type { Visit } from '../ui/visit.ts'
import { keysWords } from './keyboard/keys-words.ts'
import { searchWords } from './search/search-words.ts'

/** The head of the back office: where one is, and the ways out. The shop's search, sections and cart stay in the shop. */
export function OfficeHeader({ visit }: { visit: Visit }) {
  const { locale, m, shop } = visit
  const words = m.admin.office
  return (
    <header class="header office-header">
      <DemoBanner visit={visit} />
      <div class="header-row">
        <a class="mark" href={href(locale, 'admin')} aria-label={words.home(shop.name)}>
          <img src={fileHref('icon')} width="32" height="32" alt="" />
          <span>
            <span class="office-shop">{shop.name}</span> <small>{words.name}</small>
          </span>
        </a>
        <div class="header-tools">
          <a
            class="tool"
            id="palette-open"
            href={href(locale, 'adminSearch')}
            aria-label={searchWords[locale].title}
            title={`${searchWords[locale].title} (Ctrl K)`}
          >
            <Icon name="search" />
          </a>
          <button type="button" class="tool" id="keys-open" aria-label={keysWords[locale].open} hidden>
            <Icon name="keyboard" />
          </button>
          <a class="tool office-way" href={href(locale, 'home')} aria-label={words.toShop}>
            <Icon name="bag" />
            <span>{words.toShop}</span>
          </a>
          <LanguageLink visit={visit} />
          <ThemeSwitch visit={visit} />
          <a class="tool" href={href(locale, 'account')} aria-label={m.header.account}>
            <Icon name="person" />
          </a>
          <form method="post" action={href(locale, 'signOut')}>
            <button
              type="submit"
              class="tool"
              title={m.account.menu.signOut}
              aria-label={m.account.menu.signOut}
            >
              <Icon name="leave" />
            </button>
          </form>
        </div>
      </div>
    </header>
  )
}
