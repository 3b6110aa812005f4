/// <reference lib="dom" />
import { describe, expect, test, vi } from 'vitest'
import { type PageName, pages } from '../../src/web/routes.ts'
import { enterAsOwner } from '../support/back-office.ts'
import { findChromium, openBrowser } from '../support/browser.ts'
import { runningShop } from '../support/running-shop.ts'

vi.setConfig({ testTimeout: 300_000 })
const chromium = findChromium()
const shop = await runningShop()

const offices = (Object.keys(pages) as PageName[]).map((name): string => pages[name])
/** What is told as it happens, or written to a file, is no page. */
const lists = offices.filter((path) => /^\/admin\b/.test(path) && !/:|\.(md|csv|env)$|\/live$/.test(path))

/** Settings start the shop anew and have a test of their own; staff would send the owner away. */
const left = ['/admin/settings', '/admin/staff']

/**
 * Runs in the browser, signed in as the owner: writes markup into every field of every form that the pages and what they link to
 * have, presses each of its buttons, and looks at all of them again.
 */
async function writeEverywhere({ lists, left }: { lists: string[]; left: string[] }) {
  const evil = `"'></textarea></title><i data-evil>x</i>`
  const short = '"><i data-evil>'
  const raw = new Set<string>()
  const shown = new Set<string>()
  let sent = 0

  const kindOf = (path: string) => path.replace(/[a-z]{3}_[0-9a-z]{20,}/g, ':id')
  async function read(response: Response, where: string): Promise<Document> {
    const text = await response.text()
    const page = new DOMParser().parseFromString(text, 'text/html')
    if (page.querySelector('[data-evil], a[href^="javascript:"]')) raw.add(where)
    if (text.includes('&lt;i data-evil')) shown.add(where)
    if (response.status >= 500) raw.add(`${response.status} ${where}`)
    return page
  }

  function written(field: HTMLInputElement | HTMLTextAreaElement): string {
    const room = field.maxLength > 0 ? field.maxLength : 10_000
    if (field instanceof HTMLTextAreaElement) return evil.slice(0, room)
    const { name, type, value, inputMode } = field
    if (type === 'hidden') return value
    if (type.startsWith('date')) return value || '2030-01-01T00:00'.slice(0, type === 'date' ? 10 : 16)
    if (type === 'email') return value || 'ada@example.eu'
    if (/url/i.test(name)) return `https://evil.example/${short}`
    if (/price|percent|amount/i.test(name)) return value || '5'
    if (/^slug$|^code$/.test(name)) return value || `evil-${crypto.randomUUID().slice(0, 8)}`
    if (inputMode === 'numeric') return value || '5'
    return room >= evil.length ? evil : short.slice(0, room)
  }

  async function press(form: HTMLFormElement, button: HTMLButtonElement, where: string): Promise<void> {
    const action = form.getAttribute('action') ?? where
    if (left.some((each) => action.startsWith(each))) return
    const body = new FormData()
    for (const field of form.elements) {
      if (field instanceof HTMLSelectElement) {
        const chosen =
          [...field.options].find(({ value, selected }) => selected && value) ??
          [...field.options].find(({ value }) => value)
        body.append(field.name, chosen?.value ?? '')
      } else if (field instanceof HTMLTextAreaElement) body.append(field.name, written(field))
      else if (field instanceof HTMLInputElement && field.type !== 'file') {
        const isChoice = field.type === 'radio' || field.type === 'checkbox'
        if (field.type === 'radio' && body.has(field.name)) continue
        body.append(field.name, isChoice ? field.value : written(field))
      }
    }
    if (button.name) body.append(button.name, button.value)
    const isLong = form.enctype === 'multipart/form-data'
    const texts = [...body].map(([name, value]): [string, string] => [name, String(value)])
    const answer = await fetch(button.getAttribute('formaction') ?? action, {
      method: 'POST',
      body: isLong ? body : new URLSearchParams(texts),
    })
    sent += 1
    await read(answer, `POST ${kindOf(action)} ${button.value}`)
  }

  async function walk(isWriting: boolean): Promise<number> {
    const waiting = [...lists]
    const seen = new Set(waiting)
    const many = new Map<string, number>()
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      const response = await fetch(path)
      if (!response.headers.get('content-type')?.includes('html')) continue
      const page = await read(response, `GET ${kindOf(path)}`)
      for (const link of page.querySelectorAll('main a[href^="/admin/"]')) {
        const [to = ''] = (link.getAttribute('href') ?? '').split(/[?#]/)
        const kind = kindOf(to)
        if (seen.has(to) || /\.\w{2,4}$|\/file$|\/letter$/.test(to) || (many.get(kind) ?? 0) >= 2) continue
        seen.add(to)
        many.set(kind, (many.get(kind) ?? 0) + 1)
        waiting.push(to)
      }
      if (!isWriting) continue
      for (const form of page.querySelectorAll<HTMLFormElement>('main form[method="post"]'))
        for (const button of [...form.querySelectorAll<HTMLButtonElement>('button[type="submit"]')].slice(
          0,
          2,
        ))
          await press(form, button, path)
    }
    return seen.size
  }

  await walk(true)
  shown.clear()
  const looked = await walk(false)
  return { raw: [...raw], shown: [...shown], sent, looked }
}

describe.runIf(chromium)('markup in a field', async () => {
  const browser = await openBrowser(chromium ?? '')

  test('of any form of the back office is text, wherever it comes to stand', async () => {
    const page = await enterAsOwner(browser, shop)
    const { raw, shown, sent, looked } = await page.evaluate(writeEverywhere, { lists, left })
    expect(raw).toEqual([])
    // Much of it was taken, and stands on so many kinds of pages.
    expect(
      [sent, looked].every((count) => count > 150),
      `${sent} sent, ${looked} looked at`,
    ).toBe(true)
    expect(shown.length, shown.join('\n')).toBeGreaterThan(25)
    await page.close()
  })
})
