/** Who else looks at the tickets of the page, as often as live.ts hears that it changed; and that somebody types here. */
const { presences = '', typing = '' } = document.getElementById('live')?.dataset ?? {}
const typedEveryMillis = 4000
let typedAt = 0

async function showPresence(): Promise<void> {
  const answer = await fetch(presences, { headers: { 'x-by-itself': '1' } }).catch(() => undefined)
  if (!answer?.ok || answer.redirected) return
  const present = await answer.json()
  for (const line of document.querySelectorAll<HTMLElement>('[data-presence]')) {
    const words = present[line.dataset.presence ?? ''] ?? ''
    if (line.textContent !== words) line.textContent = words
  }
}

document.addEventListener('page:presence', showPresence)
document.addEventListener('input', ({ target }) => {
  if (!typing || !(target instanceof HTMLTextAreaElement) || target.id !== 'body') return
  if (Date.now() - typedAt < typedEveryMillis) return
  typedAt = Date.now()
  fetch(typing, { method: 'POST' }).catch(() => undefined)
})
