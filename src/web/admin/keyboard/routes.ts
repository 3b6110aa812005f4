import { Hono } from 'hono'
import { z } from 'zod'
import { localAddress } from '../../local-address.ts'
import { pages } from '../../routes.ts'
import { readForm, type StorefrontGate, seeOther } from '../../storefront/gate.ts'
import type { AdminGate } from '../gate.tsx'

const form = z.object({ keys: z.enum(['on', 'off']).catch('on'), back: z.string().catch('') })

/** Turns single keys off and on in this browser (WCAG 2.1.4). */
export function keysSwitch(gate: StorefrontGate, admin: AdminGate): Hono {
  return new Hono().post(pages.adminKeyboard, (c) =>
    admin.enter(c, async ({ shows }) => {
      await shows('nobody')
      const { keys, back } = form.parse(await readForm(c))
      if (keys === 'on') gate.clearCookie(c, 'keys')
      else gate.setCookie(c, 'keys', 'off')
      return seeOther(c, localAddress(back))
    }),
  )
}
