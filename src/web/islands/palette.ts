import { askWhenStill } from './shared/ask-when-still.ts'

/** The search of the back office at hand: a combobox in a dialog (WAI-ARIA APG). Without it, the link leads to the page that searches. */
type Entry = { href: string; name: string; note: string; kind: string }

const dialog = document.querySelector<HTMLDialogElement>('#palette')
const opener = document.querySelector<HTMLAnchorElement>('#palette-open')
const input = dialog?.querySelector('input')
const list = dialog?.querySelector<HTMLElement>('[role=listbox]')
const status = dialog?.querySelector<HTMLElement>('[role=status]')
if (dialog && input && list && status) start(dialog, input, list, status)

function start(box: HTMLDialogElement, field: HTMLInputElement, found: HTMLElement, told: HTMLElement): void {
  let chosen = 0
  let entries: Entry[] = []

  /** `isAll`: the shop has answered, and there is nothing else. */
  function show(next: Entry[], isAll: boolean): void {
    entries = next
    found.replaceChildren(...entries.map(option))
    found.hidden = entries.length === 0
    field.ariaExpanded = String(!found.hidden)
    const none = isAll ? told.dataset.none : ''
    told.textContent = (entries.length > 0 ? `${entries.length} ${told.dataset.count}` : none) ?? ''
    choose(0)
  }

  function choose(at: number): void {
    chosen = entries.length > 0 ? (at + entries.length) % entries.length : 0
    for (const [index, each] of [...found.children].entries()) each.ariaSelected = String(index === chosen)
    const one = found.children[chosen]
    if (one) field.setAttribute('aria-activedescendant', one.id)
    else field.removeAttribute('aria-activedescendant')
    one?.scrollIntoView({ block: 'nearest' })
  }

  const ask = () =>
    fetch(box.dataset.search ?? '', {
      method: 'POST',
      body: new URLSearchParams({ q: field.value }),
      headers: { accept: 'application/json' },
    })
  const question = askWhenStill(200, ask, async (response) => show(await response.json(), true))

  function open(): void {
    question.forget()
    field.value = ''
    suggest()
    box.showModal()
  }

  // What the page knows by itself stands there at once; with nothing chosen, Enter leads to the page that searches.
  const suggest = () => show(pages(found.dataset.page ?? '', field.value), false)

  field.oninput = () => {
    suggest()
    question.typed()
  }
  field.onkeydown = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const go = event.key === 'Enter' && entries[chosen]
    if (!(step || go)) return
    event.preventDefault()
    if (go) location.assign(go.href)
    else choose(chosen + (step ?? 0))
  }
  found.onclick = ({ target }) => {
    const at = target instanceof Element ? [...found.children].findIndex((each) => each.contains(target)) : -1
    const entry = entries[at]
    if (entry) location.assign(entry.href)
  }
  // Beside the dialog: on its backdrop.
  box.onclick = ({ target }) => target === box && box.close()
  opener?.addEventListener('click', (event) => {
    event.preventDefault()
    open()
  })
  document.addEventListener('keydown', (event) => {
    if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey) return
    event.preventDefault()
    if (!document.querySelector('dialog[open]')) open()
  })
}

const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Pages of the menu, and what may be begun, in whose name the words stand. */
function pages(kind: string, text: string): Entry[] {
  const words = folded(text).split(' ')
  return [...document.querySelectorAll<HTMLAnchorElement>('.account-menu a, #palette-acts a')]
    .map(({ href, textContent }) => ({ href, name: textContent.trim(), note: '', kind }))
    .filter(({ name }) => words.every((word) => folded(name).includes(word)))
}

function option({ name, note, kind }: Entry, index: number): HTMLElement {
  const element = document.createElement('div')
  Object.assign(element, { role: 'option', id: `palette-${index}` })
  for (const [tag, text] of Object.entries({ span: name, small: note, b: kind }))
    element.appendChild(document.createElement(tag)).textContent = text
  return element
}
