import { expect, test } from 'vitest'
import { locales } from '../shared/locale.ts'
import { siteWith } from './account/account.fixture.ts'
import { inLocale } from './routes.ts'
import { shopPages } from './shop-pages.ts'

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

// Directive 2011/83/EU art. 11a; French consumer code L221-21 and D221-5 say the words.
test('on every page of the shop one leads to where a contract is withdrawn from, in the words of the law', async () => {
  const links = {
    en: '<a href="/withdraw">Withdraw from contract here</a>',
    fr: '<a href="/fr/withdraw">Renoncer au contrat ici</a>',
  }
  const looked = new Set<string>()
  for (const name of Object.keys(shopPages) as (keyof typeof shopPages)[]) {
    // What has a slot opens nothing here, and says so on a page of the same frame.
    const path = shopPages[name].replaceAll(/:\w+/g, 'none')
    for (const locale of locales) {
      const answer = await site.get(inLocale(locale, path), '')
      if (!answer.headers.get('content-type')?.startsWith('text/html')) continue
      looked.add(name)
      expect(await answer.text(), `${name} (${locale})`).toContain(links[locale])
    }
  }
  for (const name of [
    'home',
    'product',
    'cart',
    'order',
    'ticket',
    'help',
    'support',
    'withdraw',
    'signIn',
    'gift',
  ])
    expect(looked).toContain(name)
})

// GDPR Art. 13(2)(d), 77.
test.each(['', '/fr'])('%s the policy leads to whom one may complain to', async (prefix) => {
  const page = await pageOf(`${prefix}/privacy`)
  expect(page).toContain('<a href="https://www.cnil.fr/">cnil.fr</a>')
})
