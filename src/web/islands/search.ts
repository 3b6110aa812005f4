import { askWhenStill } from './shared/ask-when-still.ts'

/** Suggestions under the search field, as a combobox (WAI-ARIA APG). Without it, the form searches. */
type Suggestion = { href: string; name: string; note: string; price: string }

const field = document.querySelector<HTMLInputElement>('[data-suggest]')
const form = field?.form
if (field && form) suggestFor(field, form)

function suggestFor(input: HTMLInputElement, parent: HTMLElement): void {
  const list = document.createElement('div')
  let chosen = -1

  Object.assign(list, { id: 'suggestions', className: 'suggestions', role: 'listbox', hidden: true })
  list.ariaLabel = input.dataset.label ?? ''
  parent.append(list)
  input.role = 'combobox'
  input.ariaExpanded = 'false'
  input.setAttribute('aria-controls', list.id)

  function open(suggestions: Suggestion[]): void {
    chosen = -1
    list.replaceChildren(...suggestions.map(option))
    list.hidden = suggestions.length === 0
    input.ariaExpanded = String(!list.hidden)
    input.removeAttribute('aria-activedescendant')
  }

  const ask = () => fetch(`${input.dataset.suggest}?q=${encodeURIComponent(input.value.trim())}`)
  const { typed } = askWhenStill(150, ask, async (response) => {
    if (document.activeElement === input) open(await response.json())
  })

  function choose(next: number): void {
    const options = [...list.children]
    chosen = (next + options.length) % options.length
    for (const [index, each] of options.entries()) each.ariaSelected = String(index === chosen)
    input.setAttribute('aria-activedescendant', `suggestion-${chosen}`)
  }

  input.oninput = typed
  input.onblur = () => open([])
  input.onkeydown = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const go = event.key === 'Enter' && list.children[chosen]
    if (event.key === 'Escape') open([])
    if (list.hidden || !(step || go)) return
    event.preventDefault()
    if (go) go.dispatchEvent(new Event('mousedown'))
    else choose(chosen < 0 && step === -1 ? -1 : chosen + (step ?? 0))
  }
}

function option({ href, name, note, price }: Suggestion, index: number): HTMLElement {
  const element = document.createElement('div')
  Object.assign(element, { role: 'option', id: `suggestion-${index}`, ariaSelected: 'false' })
  // Pressed, not clicked: by then the field has lost the focus and the list is closed.
  element.onmousedown = () => location.assign(href)
  for (const [tag, text] of Object.entries({ span: name, small: note, b: price }))
    element.appendChild(document.createElement(tag)).textContent = text
  return element
}
