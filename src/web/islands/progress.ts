/** Asks for the page while something long is under way, and shows how far it is; once it is done, the page as it is then. */
const everyMillis = 1500

async function look(): Promise<void> {
  const shown = document.getElementById('progress')
  if (!shown) return
  if (!document.hidden) await refresh(shown).catch(() => undefined)
  setTimeout(look, everyMillis)
}

async function refresh(shown: HTMLElement): Promise<void> {
  const response = await fetch(location.pathname)
  if (!response.ok) return
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html').getElementById('progress')
  if (!fresh) return location.replace(location.pathname)
  if (fresh.textContent !== shown.textContent) shown.replaceChildren(...fresh.childNodes)
}

setTimeout(look, everyMillis)

export {}
