/** Shows how a product's page would look while it is written. Without it, a button does. */
const stillMillis = 500

for (const place of document.querySelectorAll<HTMLElement>('[data-preview]')) {
  const form = document.getElementById(place.dataset.for ?? '')
  if (form instanceof HTMLFormElement) followTyping(form, place)
}

function followTyping(form: HTMLFormElement, place: HTMLElement): void {
  let timer = 0
  let asked = 0
  form.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(ask, stillMillis)
  })

  async function ask(): Promise<void> {
    const turn = ++asked
    const body = new URLSearchParams()
    for (const [name, value] of new FormData(form)) body.append(name, String(value))
    const response = await fetch(place.dataset.preview ?? '', { method: 'POST', body }).catch(() => undefined)
    // What does not fit yet leaves the last picture that did.
    if (response?.status !== 200 || turn !== asked) return
    const fresh = new DOMParser().parseFromString(await response.text(), 'text/html')
    place.replaceChildren(...fresh.body.childNodes)
  }
}
