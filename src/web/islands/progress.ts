/** Asks for the page while something long is under way, and shows how far it is; once it is done, the page as it is then. */
const everyMillis = 1500

async function look(): Promise<void> {
  const shown = document.getElementById('progress')
  if (!shown) return
  if (!document.hidden) await refresh(shown).catch(() => undefined)
  setTimeout(look, everyMillis)
}

async function refresh(shown: HTMLElement): Promise<void> {
  // Nobody is there because the page asks by itself.
  const response = await fetch(shown.dataset.from ?? location.pathname, { headers: { 'x-by-itself': '1' } })
  if (!response.ok) return
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html').getElementById('progress')
  if (!fresh) return isTyping() ? undefined : location.replace(asItIsThen())
  if (fresh.textContent === shown.textContent) return
  // Whoever stands on the link by the keyboard goes on standing there.
  const isInside = shown.contains(document.activeElement)
  shown.replaceChildren(...fresh.childNodes)
  if (isInside) shown.querySelector('a')?.focus()
}

/** Whether something stands in a field that would be gone with the page. */
function isTyping(): boolean {
  const fields = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
    'main input, main textarea',
  )
  return [...fields].some((field) => field.value !== field.defaultValue)
}

/** The list as it stands, without the news that something has begun. */
function asItIsThen(): string {
  const address = new URL(location.href)
  address.searchParams.delete('news')
  return address.href
}

setTimeout(look, everyMillis)

export {}
