/** Asks for the order's page until nothing can change any more, and shows the new one when it differs. */
const everyMillis = 2500

async function look(): Promise<void> {
  const shown = document.getElementById('order')
  if (!shown || shown.dataset.settled === 'yes') return
  if (!document.hidden) await refresh(shown).catch(() => undefined)
  setTimeout(look, everyMillis)
}

async function refresh(shown: HTMLElement): Promise<void> {
  const response = await fetch(location.pathname)
  if (!response.ok) return
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html').getElementById('order')
  if (!fresh || fresh.dataset.version === shown.dataset.version) return
  for (const card of fresh.querySelectorAll('.key-card.open')) {
    if (document.getElementById(card.id)?.classList.contains('opening')) card.classList.add('just-opened')
  }
  shown.replaceWith(fresh)
  document.dispatchEvent(new Event('page:changed'))
  const news = document.getElementById('order-news')
  if (news) news.textContent = news.dataset.news ?? ''
}

setTimeout(look, everyMillis)
