import { currencySymbol } from '../../shared/money.ts'
import { themes } from '../cookies.ts'
import { fileHref, href, inLocale, pages } from '../routes.ts'
import { currencyInWords, currencyName } from './currency-name.ts'
import { Icon } from './icon.tsx'
import { messages } from './messages/index.ts'
import type { Visit } from './visit.ts'

export function Header({ visit }: { visit: Visit }) {
  const { locale, m, shop, path, cartCount } = visit
  const [page, query] = path.split('?')
  // Other pages search things of their own.
  const search = page === pages.catalogue ? (new URLSearchParams(query).get('q') ?? undefined) : undefined
  return (
    <header class="header">
      <DemoBanner visit={visit} />
      <LanguageOffer visit={visit} />
      <div class="header-row">
        <a class="mark" href={href(locale, 'home')} aria-label={m.header.home(shop.name)}>
          <img src={fileHref('icon')} width="32" height="32" alt="" />
          <span>{shop.name}</span>
        </a>
        <search class="search">
          <form action={href(locale, 'catalogue')}>
            <Icon name="search" />
            <input
              type="search"
              name="q"
              value={search}
              maxlength={80}
              placeholder={m.header.search}
              aria-label={m.header.search}
              autocomplete="off"
              data-suggest={href(locale, 'suggest')}
              data-label={m.header.suggestions}
            />
            <button type="submit" class="visually-hidden">
              {m.header.searchButton}
            </button>
          </form>
        </search>
        <div class="header-tools">
          <LanguageLink visit={visit} />
          <CurrencySwitch visit={visit} />
          <ThemeSwitch visit={visit} />
          <a
            class="tool"
            href={href(locale, visit.hasSession ? 'account' : 'signIn')}
            aria-label={visit.hasSession ? m.header.account : m.header.signIn}
          >
            <Icon name="person" />
          </a>
          <a
            class="tool cart-link"
            href={href(locale, 'cart')}
            aria-label={cartCount ? m.header.cartWith(cartCount) : m.header.cart}
          >
            <Icon name="bag" />
            {cartCount > 0 && <span class="count">{cartCount}</span>}
          </a>
        </div>
      </div>
      <nav class="sections" aria-label={m.header.sections}>
        <ul class="scroll-row">
          {sections(visit).map(({ label, address }) => (
            <li>
              <a href={address} aria-current={inLocale(locale, path) === address ? 'page' : undefined}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  )
}

export function LanguageLink({ visit: { locale, m, path } }: { visit: Visit }) {
  const other = locale === 'en' ? 'fr' : 'en'
  return (
    <a class="tool" href={inLocale(other, path)} hreflang={other} lang={other}>
      {other.toUpperCase()}
      <span class="visually-hidden">: {m.switchLanguage}</span>
    </a>
  )
}

export function ThemeSwitch({ visit: { locale, m, theme, path } }: { visit: Visit }) {
  return (
    <>
      <button type="button" class="tool" popovertarget="theme-menu" aria-label={m.header.theme}>
        <Icon name="contrast" />
      </button>
      <form class="tool-menu" id="theme-menu" popover="auto" method="post" action={href(locale, 'theme')}>
        <input type="hidden" name="back" value={inLocale(locale, path)} />
        {themes.map((each) => (
          <button type="submit" name="theme" value={each} aria-pressed={each === theme ? 'true' : 'false'}>
            {m.header.themes[each]}
          </button>
        ))}
      </form>
    </>
  )
}

/** In which currency prices are read; nothing where there is one alone. */
export function CurrencySwitch({ visit: { locale, m, currency, path, shop } }: { visit: Visit }) {
  if (shop.currencies.length < 2) return null
  return (
    <>
      <button type="button" class="tool" popovertarget="currency-menu">
        {currencySymbol(currency, locale)}
        <span class="visually-hidden">: {m.header.currency(currencyInWords(currency, locale))}</span>
      </button>
      <form
        class="tool-menu"
        id="currency-menu"
        popover="auto"
        method="post"
        action={href(locale, 'currency')}
      >
        <input type="hidden" name="back" value={inLocale(locale, path)} />
        {shop.currencies.map((each) => (
          <button
            type="submit"
            name="currency"
            value={each}
            aria-pressed={each === currency ? 'true' : 'false'}
          >
            <span class="code">{each}</span> {currencyName(each, locale)}
          </button>
        ))}
      </form>
    </>
  )
}

function sections({ locale, m }: Visit): { label: string; address: string }[] {
  const catalogue = href(locale, 'catalogue')
  return [
    { label: m.header.all, address: catalogue },
    { label: m.header.software, address: `${catalogue}?kind=software` },
    { label: m.header.games, address: `${catalogue}?kind=game` },
    { label: m.header.giftCodes, address: `${catalogue}?kind=gift_code` },
    { label: m.header.onSale, address: `${catalogue}?sale=1` },
  ]
}

export function DemoBanner({ visit: { shop, m, hasMailbox } }: { visit: Visit }) {
  if (!shop.demo) return null
  return (
    <p class="demo-banner">
      {m.demo} {hasMailbox && <a href={fileHref('devMail')}>{m.mail.open}</a>}
    </p>
  )
}

function LanguageOffer({ visit }: { visit: Visit }) {
  const { offer, path } = visit
  if (!offer) return null
  return (
    <p class="language-offer" lang={offer}>
      {messages[offer].offer((words) => (
        <a href={inLocale(offer, path)} hreflang={offer}>
          {words}
        </a>
      ))}
    </p>
  )
}
