import { Hono } from 'hono'
import { parseTheme } from '../cookies.ts'
import { pages } from '../routes.ts'
import { readForm, type StorefrontGate, seeOther } from './gate.ts'

/** Light or dark by a plain form: the choice is remembered on the device and nowhere else. */
export function themeSwitch(gate: StorefrontGate): Hono {
  return new Hono().post(pages.theme, async (c) => {
    const form = await readForm(c)
    const theme = parseTheme(String(form.theme))
    if (theme === 'system') gate.clearCookie(c, 'theme')
    else gate.setCookie(c, 'theme', theme)
    return seeOther(c, localAddress(String(form.back ?? '')))
  })
}

/** Only an address of this shop: `//elsewhere` and `/\elsewhere` lead away in browsers. */
function localAddress(address: string): string {
  const own = 'https://own.invalid'
  const url = URL.parse(address, own)
  if (url?.origin !== own || !address.startsWith('/')) return '/'
  // Looked at again after it was resolved: `/.//elsewhere` becomes `//elsewhere`.
  return `/${url.pathname.replace(/^\/+/, '')}${url.search}`
}
