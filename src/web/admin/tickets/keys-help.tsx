import { Fragment } from 'hono/jsx'
import { href } from '../../routes.ts'
import type { AdminVisit } from '../admin-layout.tsx'

const keys = ['j', 'k', 'Enter', 'r', 'n', 'a', 's', 'u', '/', 'Esc', 'Ctrl Enter', '?'] as const
export type DeskKey = (typeof keys)[number]

/** What inbox.ts does at a key, with the switch that turns it off. The button is shown by it, for keys need scripts. */
export function KeysHelp({ visit: { m, locale, hasKeys }, back }: { visit: AdminVisit; back: string }) {
  const words = m.tickets.keys
  return (
    <>
      <p class="keys-open">
        <button type="button" class="button quiet" id="keys-open" hidden>
          {words.title}
        </button>
      </p>
      <dialog id="keys" aria-labelledby="keys-title" data-keys={hasKeys ? 'on' : 'off'}>
        <div class="stack">
          <h2 id="keys-title">{words.title}</h2>
          <dl>
            {keys.map((key) => (
              <Fragment>
                <dt>
                  {key.split(' ').map((each) => (
                    <kbd>{words.names[each] ?? each}</kbd>
                  ))}
                </dt>
                <dd>{words.acts[key]}</dd>
              </Fragment>
            ))}
          </dl>
          <p class="soft small">{hasKeys ? words.hint : words.areOff}</p>
          <form method="post" action={href(locale, 'adminTicketKeys')} class="actions">
            <input type="hidden" name="back" value={back} />
            <button type="submit" class="button primary" formmethod="dialog">
              {words.close}
            </button>
            <button type="submit" class="button" name="keys" value={hasKeys ? 'off' : 'on'}>
              {hasKeys ? words.turnOff : words.turnOn}
            </button>
          </form>
        </div>
      </dialog>
    </>
  )
}
