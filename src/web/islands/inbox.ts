import { isField, stepRows } from './shared/step-rows.ts'

/** Keys for whoever answers tickets all day. They can be turned off (WCAG 2.1.4), and do nothing while somebody types. */
const find = <E extends HTMLElement>(selector: string) => document.querySelector<E>(selector)
const sheet = find<HTMLDialogElement>('#keys')
const { chosen, step } = stepRows('#live-inbox th[scope=row] > a')

/** In the queue the ticket is opened there; on its own page it is a field of it. */
function write(id: string): void {
  const link = chosen()
  if (link) location.assign(`${link.href}#${id}`)
  else find(`#${id}`)?.focus()
}

function take(): void {
  const form = (chosen()?.closest('tr') ?? find('#live-work'))?.querySelector<HTMLElement>('[value=take]')
  if (form) form.click()
  else find('#to')?.focus()
}

const acts: Record<string, () => void> = {
  j: () => step(1),
  k: () => step(-1),
  r: () => write('body'),
  n: () => write('note'),
  a: take,
  s: () => find('#live-work [value="move:solved"]')?.click(),
  u: () => find('.way-back a')?.click(),
  '/': () => (find('.account-page input[type=search]') ?? find('#filter-view'))?.focus(),
}

document.addEventListener('keydown', (event) => {
  const { key, target, ctrlKey, metaKey, altKey, isComposing } = event
  if (isComposing || altKey || find('dialog[open]')) return
  if (key === 'Enter' && (ctrlKey || metaKey) && target instanceof HTMLTextAreaElement) {
    event.preventDefault()
    // Of several buttons the one that sends what was written.
    const send = target.form?.querySelector<HTMLElement>('[data-send]')
    ;(send ?? target.form?.querySelector<HTMLElement>('[type=submit]'))?.click()
  } else if (isField(target)) {
    if (key === 'Escape') target.blur()
  } else if (!(ctrlKey || metaKey) && sheet?.dataset.keys === 'on') {
    const act = acts[key]
    if (act) event.preventDefault()
    act?.()
  }
})

if (['#body', '#note'].includes(location.hash)) find(location.hash)?.focus()
