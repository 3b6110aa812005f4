import { askWhenStill } from './shared/ask-when-still.ts'

/** Help articles under a question while it is typed. Without it, a link to all of them stands there. */
type HelpHint = { href: string; title: string; lead: string }

const pauseMillis = 600

for (const place of document.querySelectorAll<HTMLElement>('[data-help]')) {
  const question = document.getElementById(place.dataset.for ?? '')
  if (question instanceof HTMLTextAreaElement) suggestTo(place, question)
}

function suggestTo(place: HTMLElement, question: HTMLTextAreaElement): void {
  // In the body, because an address is written into the logs of whoever stands in between.
  const ask = () =>
    fetch(place.dataset.help ?? '', {
      method: 'POST',
      body: new URLSearchParams({ q: question.value.slice(0, 2000) }),
    })
  const { typed } = askWhenStill(pauseMillis, ask, async (response) => show(await response.json()))
  question.addEventListener('input', typed)

  function show(found: readonly HelpHint[]): void {
    const list = place.querySelector('ul')
    list?.replaceChildren(...found.map(entry))
    place.classList.toggle('found', found.length > 0)
  }
}

function entry({ href, title, lead }: HelpHint): HTMLElement {
  const item = document.createElement('li')
  const link = Object.assign(document.createElement('a'), { href, textContent: title, target: '_blank' })
  const words = Object.assign(document.createElement('p'), { className: 'soft small', textContent: lead })
  item.append(link, words)
  return item
}
