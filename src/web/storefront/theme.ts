import { Hono } from 'hono'
import { parseTheme } from '../cookies.ts'
import { localAddress } from '../local-address.ts'
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
