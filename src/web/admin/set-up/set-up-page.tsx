import type { Confirmation } from '../../../domains/settings/index.ts'
import type { Locale } from '../../../shared/locale.ts'
import { href } from '../../routes.ts'
import { Notice } from '../../ui/notice.tsx'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import { setUpWords } from './set-up-words.ts'
import { type SetUpFacts, type StepName, type StepState, stepsOf } from './steps.ts'

type SetUpProps = { visit: AdminVisit; facts: SetUpFacts; said?: Said | undefined }

/** What is left to do, from the demo to the first sale. */
export function SetUpView({ visit, facts, said }: SetUpProps) {
  const words = setUpWords[visit.locale]
  const steps = stepsOf(facts)
  const done = steps.filter(({ state }) => state === 'done').length
  return (
    <AdminPage visit={visit} title={words.title} here="adminSetUp" said={said}>
      <p class="lead">{done === steps.length ? words.ready : words.lead(done, steps.length)}</p>
      {facts.demo && (
        <Notice>
          <div class="stack">
            <p>{words.demo}</p>
            <p class="hint">{words.fileHint}</p>
            <p class="actions">
              <a class="button" href={href(visit.locale, 'adminSetUpFile')} download>
                {words.file}
              </a>
            </p>
          </div>
        </Notice>
      )}
      <ol class="set-up">
        {steps.map((step) => (
          <Step visit={visit} facts={facts} {...step} />
        ))}
      </ol>
    </AdminPage>
  )
}

type StepProps = { visit: AdminVisit; facts: SetUpFacts; name: StepName; state: StepState }

function Step({ visit, facts, name, state }: StepProps) {
  const words = setUpWords[visit.locale]
  const links = linksOf(name, facts, visit)
  return (
    <li class={state}>
      <h2>
        {words.titles[name]}{' '}
        <span class={state === 'done' ? 'state open' : 'state sealed'}>{words.states[state]}</span>
      </h2>
      <p>{textOf(name, facts, words)}</p>
      {name === 'texts' && !visit.shop.isClosed && <Documents visit={visit} />}
      {name === 'texts' && visit.shop.isClosed && <p>{words.textsLater}</p>}
      {links.length > 0 && (
        <p class="actions">
          {links.map(([page, word]) => (
            <a class="button" href={href(visit.locale, page)}>
              {word}
            </a>
          ))}
        </p>
      )}
      {state !== 'done' && name === 'ring' && (
        <Confirm visit={visit} what="KEYRING_COPIED" word={words.copied} />
      )}
      {state !== 'done' && name === 'texts' && !visit.shop.isClosed && (
        <Confirm visit={visit} what="TEXTS_READ" word={words.read} />
      )}
    </li>
  )
}

type Words = (typeof setUpWords)[Locale]

type Way = readonly [
  page:
    | 'adminSettings'
    | 'adminStaff'
    | 'adminCategories'
    | 'adminPlaces'
    | 'adminNewProduct'
    | 'adminKeyImport'
    | 'home',
  word: string,
]

/** Where a step is done, if it is in this shop. */
function linksOf(name: StepName, { products }: SetUpFacts, { locale, m }: AdminVisit): Way[] {
  const words = setUpWords[locale]
  switch (name) {
    case 'seller':
      return [['adminSettings', words.settings]]
    case 'staff':
      return [['adminStaff', words.team]]
    case 'stock':
      if (products > 0) return [['adminKeyImport', words.importKeys]]
      return [
        ['adminCategories', m.admin.menu.categories],
        ['adminPlaces', m.admin.menu.places],
        ['adminNewProduct', words.newProduct],
      ]
    case 'sale':
      return [['home', words.shop]]
    default:
      return []
  }
}

function textOf(name: StepName, facts: SetUpFacts, words: Words): string {
  const { missing, staff, demo, products, keys, hasSold } = facts
  switch (name) {
    case 'seller':
      return missing.length === 0 ? words.seller.done : words.seller.missing(missing.length)
    case 'payments':
      return words.payments[facts.payments]
    case 'mail':
      return words.mail[facts.mail]
    case 'accounts':
      return words.accounts[facts.accounts]
    case 'staff':
      return staff > 1 ? words.staff.several(staff) : words.staff.alone
    case 'stock':
      return products === 0 ? words.noProduct : words.stock[demo ? 'demo' : 'own'](products, keys)
    case 'sale':
      return words.sale[demo ? 'demo' : hasSold ? 'sold' : 'first']
    default:
      return words[name]
  }
}

function Documents({ visit }: { visit: AdminVisit }) {
  const words = setUpWords[visit.locale].documents
  const names = ['terms', 'privacy', 'legalNotice', 'withdraw'] as const
  return (
    <ul class="bullets">
      {names.map((name) => (
        <li>
          <a href={href(visit.locale, name)}>{words[name]}</a>
        </li>
      ))}
    </ul>
  )
}

function Confirm({ visit, what, word }: { visit: AdminVisit; what: Confirmation; word: string }) {
  return (
    <form method="post" action={href(visit.locale, 'adminSetUp')}>
      <button type="submit" class="button" name="confirm" value={what}>
        {word}
      </button>
    </form>
  )
}
