import type { KeyInLibrary, Page } from '../../../domains/orders/index.ts'
import { accountPageSize } from '../../../domains/orders/index.ts'
import { href } from '../../routes.ts'
import { reviewWords } from '../../storefront/reviews/review-words.ts'
import { Cover } from '../../ui/cover.tsx'
import { formatDate } from '../../ui/dates.ts'
import { Pagination } from '../../ui/pagination.tsx'
import type { Visit } from '../../ui/visit.ts'
import { AccountPage } from '../account-layout.tsx'

export type KeyHrefs = {
  orderHref(order: { id: KeyInLibrary['orderId']; linkVersion: number }): string
  reviewHref(key: KeyInLibrary): string
}
type LibraryProps = {
  visit: Visit
  text: string
  page: number
  found: Page<KeyInLibrary>
} & KeyHrefs

/** Everything that was bought, to be found again in a year. */
export function LibraryView({ visit, text, page, found, ...hrefs }: LibraryProps) {
  const { m, locale } = visit
  const words = m.account.keys
  const here = href(locale, 'accountKeys')
  const isEmpty = found.total === 0 && text === ''
  return (
    <AccountPage visit={visit} title={words.title} here="accountKeys">
      {isEmpty ? (
        <EmptyLibrary visit={visit} />
      ) : (
        <>
          <form class="inline-form" action={here}>
            <div class="field">
              <label for="library-search">{words.search}</label>
              <input
                id="library-search"
                type="search"
                name="q"
                value={text}
                maxlength={80}
                placeholder={words.searchHint}
              />
            </div>
            <button type="submit" class="button">
              {words.button}
            </button>
          </form>
          <p class="soft">{found.total === 0 ? words.nothing(text) : words.found(found.total)}</p>
          {found.total === 0 && (
            <p>
              <a class="button" href={here}>
                {m.account.overview.allKeys}
              </a>
            </p>
          )}
          <KeyTable visit={visit} keys={found.rows} {...hrefs} />
          <Pagination
            m={m}
            page={page}
            pageCount={Math.ceil(found.total / accountPageSize)}
            hrefOf={(each) =>
              `${here}?${new URLSearchParams({ ...(text && { q: text }), page: String(each) })}`
            }
          />
        </>
      )}
    </AccountPage>
  )
}

export function EmptyLibrary({ visit }: { visit: Visit }) {
  const words = visit.m.account.keys
  return (
    <div class="empty">
      <h2 id="no-keys">{words.none}</h2>
      <p>{words.noneText}</p>
      <a class="button primary" href={href(visit.locale, 'catalogue')}>
        {words.shop}
      </a>
    </div>
  )
}

type KeyTableProps = { visit: Visit; keys: readonly KeyInLibrary[] } & KeyHrefs

export function KeyTable({ visit, keys, orderHref, reviewHref }: KeyTableProps) {
  if (keys.length === 0) return null
  const { locale } = visit
  const words = visit.m.account.keys
  return (
    <table class="rows">
      <thead>
        <tr>
          <th scope="col">{words.product}</th>
          <th scope="col">{words.platform}</th>
          <th scope="col">{words.bought}</th>
          <th scope="col">{words.state}</th>
          <th scope="col">
            <span class="visually-hidden">{words.open}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <tr>
            <th scope="row">
              <span class="row-product">
                {key.cover && <Cover slug={key.cover.slug} colours={key.cover.colours} />}
                {key.name[locale]}
              </span>
            </th>
            <td data-label={words.platform}>{key.platform}</td>
            <td data-label={words.bought}>{formatDate(key.boughtAt, locale)}</td>
            <td data-label={words.state}>
              <span class={`state ${key.state}`}>{words.states[key.state]}</span>
            </td>
            <td class="row-act">
              <a
                href={`${orderHref({ id: key.orderId, linkVersion: key.linkVersion })}#${key.unitId}`}
                aria-label={`${words.open}: ${key.name[locale]}`}
              >
                {words.open}
              </a>
              {key.state === 'open' && (
                <a href={reviewHref(key)} aria-label={`${reviewWords[locale].write}: ${key.name[locale]}`}>
                  {reviewWords[locale].title}
                </a>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
