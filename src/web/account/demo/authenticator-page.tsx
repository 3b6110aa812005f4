import { Hono } from 'hono'
import { files, pages } from '../../routes.ts'
import type { DemoAuthenticator } from '../../storefront/deps.ts'
import { privatePage, type StorefrontGate } from '../../storefront/gate.ts'
import { EntrancePage } from '../account-layout.tsx'

/** The code that the app on the phone of the demo's owner would show now. */
export function authenticatorPage(authenticator: DemoAuthenticator, gate: StorefrontGate): Hono {
  return new Hono().get(files.devAuthenticator, (c) => {
    // No language of its own: the switch leads home.
    const visit = gate.visit(c, pages.home)
    const words = visit.m.account.authenticator
    const { code, secondsLeft } = authenticator.now()
    c.header('refresh', String(secondsLeft))
    return privatePage(
      c,
      <EntrancePage visit={visit} title={words.title} lead={words.lead(authenticator.email)}>
        <p class="shown-code">{code}</p>
        <p class="soft">{words.left(secondsLeft)}</p>
      </EntrancePage>,
    )
  })
}
