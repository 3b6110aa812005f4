import { Fragment } from 'hono/jsx'
import { href, inLocale } from '../../routes.ts'
import type { AdminVisit } from '../admin-layout.tsx'
import { keysWords } from './keys-words.ts'
import { atTickets, everywhere, placesFor } from './office-keys.ts'

/** What office.ts and inbox.ts do at a key, with the switch that turns single keys off (WCAG 2.1.4). Opened by `?`, for keys need scripts. */
export function KeysSheet({ visit, atTicket }: { visit: AdminVisit; atTicket: boolean }) {
  const { m, locale, hasKeys } = visit
  const words = keysWords[locale]
  return (
    <dialog id="keys" aria-labelledby="keys-title" data-keys={hasKeys ? 'on' : 'off'}>
      <div class="stack">
        <h2 id="keys-title">{words.title}</h2>
        <KeyList keys={everywhere.map((key) => [key, words.everywhere[key]])} names={words.names} />
        {atTicket && (
          <>
            <h3>{m.admin.menu.tickets}</h3>
            <KeyList keys={atTickets.map((key) => [key, m.tickets.keys[key]])} names={words.names} />
          </>
        )}
        <h3>{words.go}</h3>
        <KeyList
          keys={placesFor(visit.role).map(({ word, letter }) => [`g ${letter}`, m.admin.menu[word]])}
          names={words.names}
        />
        <p class="soft small">{hasKeys ? words.hint : words.areOff}</p>
        <form method="post" action={href(locale, 'adminKeyboard')} class="actions">
          <input type="hidden" name="back" value={inLocale(locale, visit.path)} />
          <button type="submit" class="button primary" formmethod="dialog">
            {words.close}
          </button>
          <button type="submit" class="button" name="keys" value={hasKeys ? 'off' : 'on'}>
            {hasKeys ? words.turnOff : words.turnOn}
          </button>
        </form>
      </div>
    </dialog>
  )
}

type KeyListProps = {
  keys: readonly (readonly [key: string, act: string])[]
  names: Readonly<Record<string, string>>
}

function KeyList({ keys, names }: KeyListProps) {
  return (
    <dl>
      {keys.map(([key, act]) => (
        <Fragment>
          <dt>
            {key.split(' ').map((each) => (
              <kbd>{names[each] ?? each}</kbd>
            ))}
          </dt>
          <dd>{act}</dd>
        </Fragment>
      ))}
    </dl>
  )
}
