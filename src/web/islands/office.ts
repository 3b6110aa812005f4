import { isField, stepRows } from './shared/step-rows.ts'

/** Keys of the back office. Single ones can be turned off (WCAG 2.1.4), and do nothing while somebody types. */
const find = <E extends HTMLElement>(selector: string) => document.querySelector<E>(selector)
const sheet = find<HTMLDialogElement>('#keys')
const button = find('#keys-open')
// On pages of tickets inbox.ts moves along its own rows.
const hasOwn = find('#live') !== null
const goMillis = 1500
let goUntil = 0

const { step } = stepRows('main table.rows tbody th a')

function search(): void {
  const field = find('.account-page input[type=search]') ?? find('.account-page .filters input')
  if (field) field.focus()
  else find('#palette-open')?.click()
}

const rows: Record<string, () => void> = { j: () => step(1), k: () => step(-1), '/': search }
const acts: Record<string, () => void> = { '?': () => sheet?.showModal(), ...(hasOwn ? {} : rows) }

// Before inbox.ts, so that the second key of "g, then t" is not taken for one of its own.
document.addEventListener(
  'keydown',
  (event) => {
    const { key, target, ctrlKey, metaKey, altKey, isComposing } = event
    if (isComposing || altKey || ctrlKey || metaKey || find('dialog[open]')) return
    if (isField(target)) {
      if (key === 'Escape' && !hasOwn) target.blur()
      return
    }
    if (sheet?.dataset.keys !== 'on') return
    const isGoing = event.timeStamp < goUntil
    goUntil = key === 'g' && !isGoing ? event.timeStamp + goMillis : 0
    const place = isGoing && find<HTMLAnchorElement>(`[data-go="${CSS.escape(key)}"]`)
    const act = isGoing ? undefined : acts[key]
    if (!(isGoing || act)) return
    event.preventDefault()
    event.stopPropagation()
    if (place) location.assign(place.href)
    else act?.()
  },
  true,
)
if (button) {
  button.hidden = false
  button.onclick = () => sheet?.showModal()
}
