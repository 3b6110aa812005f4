import { expect, test } from 'vitest'
import { siteWith } from './account/account.fixture.ts'

// What the policy says of pages as such: what they ask, and what every one of them offers.
const site = siteWith()
const pageOf = async (path: string) => (await site.get(path, '')).text()

test('an account asks for an address and a password, and for nothing else', async () => {
  const page = await pageOf('/sign-up')
  const form = /<form class="stack" method="post" action="\/sign-up".*?<\/form>/s.exec(page)?.[0] ?? ''
  const asked = [...form.matchAll(/<(?:input|select|textarea)[^>]* name="(\w+)"/g)].map(([, name]) => name)
  expect(asked).toEqual(['email', 'password'])
})

test.each(['/', '/products', '/cart', '/sign-in', '/find-order', '/privacy', '/nowhere'])(
  'on %s one leads to the policy, and to where consent is taken back',
  async (path) => {
    const [english, french] = [await pageOf(path), await pageOf(`/fr${path === '/' ? '' : path}`)]
    for (const link of ['/privacy', '/cookies', '/withdraw']) expect(english).toContain(`href="${link}"`)
    for (const link of ['/fr/privacy', '/fr/cookies', '/fr/withdraw'])
      expect(french).toContain(`href="${link}"`)
  },
)

// GDPR Art. 13(2)(d), 77.
test.each(['', '/fr'])('%s the policy leads to whom one may complain to', async (prefix) => {
  const page = await pageOf(`${prefix}/privacy`)
  expect(page).toContain('<a href="https://www.cnil.fr/">cnil.fr</a>')
})
