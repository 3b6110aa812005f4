/** Follows what happens with the tickets of the page while it is looked at. Without it, the page is as it was made. */
const place = document.getElementById('live')

let source: EventSource | undefined
let change = place?.dataset.change ?? '0'
let wasOpen = false
let asked = 0
/** A server that is just being replaced answers soon again. */
const retryMillis = { first: 1_000, longest: 60_000 }
let pause = retryMillis.first

function open(): void {
  if (source || document.hidden || !place) return
  const address = new URL(place.dataset.stream ?? '', location.href)
  address.searchParams.set('after', change)
  source = new EventSource(address)
  // What happened while nobody followed is found on the page.
  source.addEventListener('ready', () => {
    pause = retryMillis.first
    return wasOpen ? makeAnew() : tellPresence()
  })
  source.addEventListener('error', openAgain)
  source.addEventListener('change', makeAnew)
  source.addEventListener('presence', tellPresence)
  source.addEventListener('over', close)
}

function close(): void {
  source?.close()
  source = undefined
}

/** The browser comes again by itself when a stream breaks off, but not when it was answered with an error. */
function openAgain(): void {
  if (source?.readyState !== EventSource.CLOSED) return
  close()
  wasOpen = true
  setTimeout(open, pause)
  pause = Math.min(2 * pause, retryMillis.longest)
}

async function makeAnew(): Promise<void> {
  wasOpen = true
  const parts = [...document.querySelectorAll<HTMLElement>('[data-live]')]
  if (parts.length === 0) return tellPresence()
  const turn = ++asked
  const address = new URL(location.href)
  address.searchParams.delete('news')
  const answer = await fetch(address, { headers: { 'x-by-itself': '1' } }).catch(() => undefined)
  // Merged meanwhile, or signed out: what is typed stays, and whoever types is told.
  if (answer?.redirected) return tellOfNews(() => location.assign(answer.url))
  if (!answer?.ok) return
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
  if (turn !== asked) return
  change = fresh.getElementById('live')?.dataset.change ?? change
  const read = readOf(document)
  const changed = parts.filter((part) => replace(part, fresh.getElementById(part.id)))
  say(read, readOf(fresh))
  if (changed.length > 0 && place) place.textContent = place.dataset.news ?? ''
  if (changed.length > 0) document.dispatchEvent(new Event('page:changed'))
  tellPresence()
}

function replace(part: HTMLElement, fresh: HTMLElement | null): boolean {
  if (!fresh || contentOf(fresh) === contentOf(part)) return false
  const at = [...part.querySelectorAll<HTMLElement>('a, button, select')].find(
    (each) => each === document.activeElement,
  )
  keepChoices(part, fresh)
  part.replaceWith(fresh)
  if (at) findSame(fresh, at)?.focus({ preventScroll: true })
  return true
}

/** What was read is no content: it stays until whoever reads says otherwise. */
function contentOf(part: HTMLElement): string {
  const copy = part.cloneNode(true) as HTMLElement
  for (const field of copy.querySelectorAll('input[name=read]')) field.remove()
  return copy.innerHTML
}

/** The same act on the same ticket: the button of another row says the same word. */
function findSame<E extends HTMLElement>(fresh: HTMLElement, at: E): E | undefined {
  const name = (each: Element) =>
    [each.closest('form')?.getAttribute('action'), each.id]
      .concat(['href', 'name', 'value'].map((attribute) => each.getAttribute(attribute) ?? undefined))
      .join(' ')
  return [...fresh.querySelectorAll<E>(at.tagName)].find((each) => name(each) === name(at))
}

/** What somebody has chosen and not sent yet. */
function keepChoices(part: HTMLElement, fresh: HTMLElement): void {
  for (const field of part.querySelectorAll('select')) {
    const offered = [...field.options].find((option) => option.defaultSelected) ?? field.options[0]
    const same = findSame(fresh, field)
    const isStillThere = [...(same?.options ?? [])].some(({ value }) => value === field.value)
    if (same && isStillThere && field.value !== offered?.value) same.value = field.value
  }
}

const fields = (page: Document) => page.querySelectorAll<HTMLInputElement>('input[name=read]')
const readOf = (page: Document) => fields(page)[0]?.value

/** An answer goes on saying what was read until somebody says that they have read more. */
function say(read: string | undefined, fresh: string | undefined): void {
  if (!read || !fresh) return
  const set = (value: string) => {
    for (const field of fields(document)) field.value = value
  }
  set(read)
  tellOfNews(
    read !== fresh &&
      (() => {
        set(fresh)
        tellOfNews(false)
        document.getElementById('body')?.focus()
      }),
  )
}

/** @param act what whoever has read the news presses for; false when there are none. */
function tellOfNews(act: (() => void) | false): void {
  const box = document.getElementById('ticket-news')
  const words = box?.querySelector('p')
  const button = box?.querySelector('button')
  if (!box || !words || !button) return
  box.hidden = !act
  words.textContent = act ? (box.dataset.words ?? '') : ''
  button.onclick = act || null
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
