/** Follows what happens with the tickets of the page while it is looked at. Without it, the page is as it was made. */
const place = document.getElementById('live')

let source: EventSource | undefined
let change = place?.dataset.change ?? '0'
let wasOpen = false
let asked = 0

function open(): void {
  if (source || document.hidden || !place) return
  const address = new URL(place.dataset.stream ?? '', location.href)
  address.searchParams.set('after', change)
  source = new EventSource(address)
  // What happened while nobody followed is found on the page.
  source.addEventListener('ready', () => (wasOpen ? makeAnew() : tellPresence()))
  source.addEventListener('change', makeAnew)
  source.addEventListener('presence', tellPresence)
  source.addEventListener('over', close)
}

function close(): void {
  source?.close()
  source = undefined
}

async function makeAnew(): Promise<void> {
  wasOpen = true
  const turn = ++asked
  const address = new URL(location.href)
  address.searchParams.delete('news')
  const answer = await fetch(address, { headers: { 'x-by-itself': '1' } }).catch(() => undefined)
  if (!answer?.ok || answer.redirected) return
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
  if (turn !== asked) return
  change = fresh.getElementById('live')?.dataset.change ?? change
  const read = readOf(document)
  const parts = [...document.querySelectorAll<HTMLElement>('[data-live]')]
  const changed = parts.filter((part) => replace(part, fresh.getElementById(part.id)))
  say(read, readOf(fresh))
  if (changed.length > 0 && place) place.textContent = place.dataset.news ?? ''
  if (changed.length > 0) document.dispatchEvent(new Event('page:changed'))
  tellPresence()
}

function replace(part: HTMLElement, fresh: HTMLElement | null): boolean {
  if (!fresh || fresh.innerHTML === part.innerHTML) return false
  const at = [...part.querySelectorAll('a, button, select')].find((each) => each === document.activeElement)
  part.replaceWith(fresh)
  const name = (each: Element) => each.getAttribute('href') ?? (each.getAttribute('value') || each.id)
  const again =
    at && [...fresh.querySelectorAll<HTMLElement>(at.tagName)].find((each) => name(each) === name(at))
  again?.focus({ preventScroll: true })
  return true
}

const fields = (page: Document) => page.querySelectorAll<HTMLInputElement>('input[name=read]')
const readOf = (page: Document) => fields(page)[0]?.value

/** An answer goes on saying what was read until somebody says that they have read more. */
function say(read: string | undefined, fresh: string | undefined): void {
  const box = document.getElementById('ticket-news')
  const words = box?.querySelector('p')
  const button = box?.querySelector('button')
  if (!box || !words || !button || !read || !fresh) return
  const set = (value: string) => {
    for (const field of fields(document)) field.value = value
  }
  set(read)
  box.hidden = read === fresh
  words.textContent = box.hidden ? '' : (box.dataset.words ?? '')
  button.onclick = () => {
    set(fresh)
    box.hidden = true
    document.getElementById('body')?.focus()
  }
}

/** presence.ts asks who. */
function tellPresence(): void {
  wasOpen = true
  document.dispatchEvent(new Event('page:presence'))
}

document.addEventListener('visibilitychange', () => (document.hidden ? close() : open()))
addEventListener('pagehide', close)
addEventListener('pageshow', open)
open()
