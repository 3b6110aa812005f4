import { askWhenStill } from './shared/ask-when-still.ts'

/** Shows how a product's page would look while it is written. Without it, a button does. */
const stillMillis = 500

for (const place of document.querySelectorAll<HTMLElement>('[data-preview]')) {
  const form = document.getElementById(place.dataset.for ?? '')
  if (form instanceof HTMLFormElement) followTyping(form, place)
}

function followTyping(form: HTMLFormElement, place: HTMLElement): void {
  function ask(): Promise<Response> {
    const body = new URLSearchParams()
    for (const [name, value] of new FormData(form)) body.append(name, String(value))
    return fetch(place.dataset.preview ?? '', { method: 'POST', body })
  }
  const { typed } = askWhenStill(stillMillis, ask, async (response) => {
    // What does not fit yet leaves the last picture that did.
    if (response.status !== 200) return
    const fresh = new DOMParser().parseFromString(await response.text(), 'text/html')
    place.replaceChildren(...fresh.body.childNodes)
  })
  form.addEventListener('input', typed)
}
