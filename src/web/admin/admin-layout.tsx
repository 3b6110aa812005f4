import type { PropsWithChildren } from 'hono/jsx'
import type { Role } from '../../domains/staff/index.ts'
import { href, type PageName } from '../routes.ts'
import { type Head, Layout } from '../ui/layout.tsx'
import { Notice } from '../ui/notice.tsx'
import type { Visit } from '../ui/visit.ts'
import { KeysSheet } from './keyboard/keys-sheet.tsx'
import { letterOf } from './keyboard/office-keys.ts'
import { menuFor } from './menu.ts'
import { OfficeHeader } from './office-header.tsx'
import { Palette } from './search/palette.tsx'
import type { ShownView } from './views/deps.ts'

/**
 * A visit of somebody of the staff. `hasKeys`: single keys do something, unless they were turned off. `views`: the addresses of
 * this page that were given a name, `query` its own one.
 */
export type AdminVisit = Visit & {
  role: Role
  hasKeys: boolean
  views: readonly ShownView[]
  query: string
}

/** `link`: what to do first, in another window, so that what was typed here stays. */
export type Said = { kind: 'good' | 'bad'; text: string; link?: { href: string; words: string } }

type AdminPageProps = {
  visit: AdminVisit
  title: string
  /** The entry of the menu under which the page stands. */
  here?: PageName
  /** The list that a single thing was opened from. */
  from?: { title: string; href: string }
  said?: Said | undefined
  islands?: Head['islands']
}

const officeIslands = ['office.js', 'palette.js'] as const

/** A page of the back office. */
export function AdminPage({
  visit,
  title,
  here,
  from,
  said,
  islands = [],
  children,
}: PropsWithChildren<AdminPageProps>) {
  return (
    <Layout
      visit={visit}
      head={{ title, noindex: true, islands: [...officeIslands, ...islands] }}
      header={<OfficeHeader visit={visit} />}
    >
      <div class="wrap account admin">
        <AdminMenu visit={visit} here={here} />
        <div class="account-page">
          <div class="title-block">
            {from && (
              <p class="way-back">
                <a href={from.href}>{from.title}</a>
              </p>
            )}
            <h1>{title}</h1>
          </div>
          {said && (
            <Notice kind={said.kind}>
              {said.text}
              {said.link && (
                <>
                  {' '}
                  <a href={said.link.href} target="_blank" rel="noopener">
                    {said.link.words}
                  </a>
                </>
              )}
            </Notice>
          )}
          {children}
        </div>
      </div>
      <Palette visit={visit} />
      <KeysSheet visit={visit} atTicket={islands.includes('inbox.js')} />
    </Layout>
  )
}

/** Beside the page; on a phone above it, folded, so that the page that is open is what one sees of it. */
function AdminMenu({ visit, here }: { visit: AdminVisit; here: PageName | undefined }) {
  const { menu } = visit.m.admin
  const group = menuFor(visit.role).find(({ entries }) => entries.some(([, page]) => page === here))
  const open = group?.entries.find(([, page]) => page === here)
  return (
    <>
      <nav class="account-menu" aria-label={menu.label}>
        <MenuGroups visit={visit} here={here} />
      </nav>
      <nav class="folded-menu" aria-label={menu.label}>
        <details>
          <summary>
            {group && group.name !== 'today' && <span class="soft">{menu.groups[group.name]}</span>}{' '}
            <strong>{open ? menu[open[0]] : menu.label}</strong>
          </summary>
          <MenuGroups visit={visit} here={here} />
        </details>
      </nav>
    </>
  )
}

function MenuGroups({ visit, here }: { visit: AdminVisit; here: PageName | undefined }) {
  const { menu } = visit.m.admin
  return menuFor(visit.role).map(({ name, entries }) => (
    <div class="menu-group">
      {name !== 'today' && <p class="menu-name">{menu.groups[name]}</p>}
      <ul>
        {entries.map(([word, page]) => (
          <li>
            <a
              href={href(visit.locale, page)}
              aria-current={page === here ? 'page' : undefined}
              data-go={letterOf(page)}
            >
              {menu[word]}
            </a>
          </li>
        ))}
      </ul>
    </div>
  ))
}
