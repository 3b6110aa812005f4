import { html } from 'hono/html'
import { type CardScenario, cards } from '../cards.ts'
import { settlement, written } from '../money.ts'
import { nameOfMethodType } from '../payment-method-types.ts'
import { recordings } from '../recordings.ts'
import type { LineItem, Session } from '../shapes.ts'
import type { Words } from './words.ts'

/** What the buyer sent before, and what was wrong with it. */
export type Attempted = {
  means?: string | undefined
  email?: string
  problem?: 'meansMissing' | 'emailMissing' | 'declined' | 'insufficient' | 'unauthenticated'
}

type Markup = ReturnType<typeof html>

export function payView(
  words: Words,
  session: Session,
  items: LineItem[],
  attempted: Attempted,
): Promise<string> {
  const total = money(words, session.amount_total ?? 0, session.currency)
  return document(
    words,
    words.title,
    html`<div class="checkout">
  ${summary(words, session, items, total)}
  <form class="pay" method="post" action="/c/pay/${session.id}" novalidate>
    ${problem(words, attempted)} ${emailField(words, session, attempted)}
    <fieldset>
      <legend>${words.means}</legend>
      ${meansOf(words, session, attempted.means)}
    </fieldset>
    <div class="bar"><button class="primary">${words.pay(total)}</button></div>
    ${session.cancel_url ? html`<a class="quiet" href="${session.cancel_url}">${words.cancel}</a>` : ''}
  </form>
</div>`,
  )
}

export function challengeView(words: Words, session: Session): Promise<string> {
  const total = money(words, session.amount_total ?? 0, session.currency)
  return document(
    words,
    words.challengeTitle,
    html`<form class="card" method="post" action="/c/pay/${session.id}/challenge">
  <h1>${words.challengeTitle}</h1>
  <p>${words.challenge(total)}</p>
  <div class="row">
    <button class="primary" name="answer" value="complete">${words.completeChallenge}</button>
    <button class="secondary" name="answer" value="fail">${words.failChallenge}</button>
  </div>
</form>`,
  )
}

type Notice = { kind: 'unknown' } | { kind: 'complete' | 'expired'; link: string | null }

export function noticeView(words: Words, notice: Notice): Promise<string> {
  const title = words[`${notice.kind}Title`]
  const back = notice.kind === 'complete' ? words.backToOrder : words.backToShop
  const link = notice.kind === 'unknown' ? null : notice.link
  return document(
    words,
    title,
    html`<div class="card">
  <h1>${title}</h1>
  <p>${words[notice.kind]}</p>
  ${link ? html`<a class="primary" href="${link}">${back}</a>` : ''}
</div>`,
  )
}

async function document(words: Words, title: string, content: Markup): Promise<string> {
  return String(
    await html`<!doctype html>
<html lang="${words.language}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>${title} · ${words.demo}</title>
  <link rel="icon" href="/c/favicon.svg" type="image/svg+xml">
  <link rel="stylesheet" href="/c/page.css">
</head>
<body>
  <header><p><strong>${words.demo}</strong> <span>${words.demoWhy}${recordings.length === 0 ? ` ${words.unverified}` : ''}</span></p></header>
  <main>${content}</main>
</body>
</html>
`,
  )
}

function summary(words: Words, session: Session, items: LineItem[], total: string): Markup {
  return html`<section class="summary" aria-labelledby="summary">
    <h1 id="summary">${words.summary}</h1>
    <ul>
      ${items.map(
        (item) => html`<li>
        <span class="line">${item.description} <small>${words.quantity(item.quantity ?? 1)}</small></span>
        <span class="amount">${money(words, item.amount_total, session.currency)}</span>
      </li>`,
      )}
    </ul>
    <p class="total"><span>${words.total} <small>${words.vatIncluded}</small></span> <strong>${total}</strong></p>
  </section>`
}

function problem(words: Words, { problem: kind }: Attempted): Markup | string {
  if (kind === undefined || kind === 'emailMissing') return ''
  return html`<p class="problem" role="alert">${words[kind]}</p>`
}

function emailField(words: Words, session: Session, attempted: Attempted): Markup {
  if (session.customer_email !== null) {
    return html`<dl class="email"><dt>${words.email}</dt><dd>${session.customer_email}</dd></dl>`
  }
  const isMissing = attempted.problem === 'emailMissing'
  return html`<div class="email">
    <label for="email">${words.email}</label>
    <input id="email" name="email" type="email" autocomplete="email" required value="${attempted.email ?? ''}"
      aria-invalid="${String(isMissing)}" aria-describedby="email-problem">
    <p id="email-problem" class="problem" role="${isMissing ? 'alert' : 'none'}">${isMissing ? words.emailMissing : ''}</p>
  </div>`
}

const prominent = [
  'succeeds',
  'authentication',
  'declined',
  'insufficient_funds',
  'early_fraud_warning',
  'dispute',
  'elevated_risk',
]

function meansOf(words: Words, session: Session, chosen: string | undefined): Markup {
  const offersCards = session.payment_method_types.includes('card')
  const others = session.payment_method_types.filter((type) => type !== 'card')
  const first = offersCards ? `card:${cards[0]?.number}` : `method:${others[0]}`
  const selected = chosen ?? first
  const shown = cards.filter(({ name }) => prominent.includes(name))
  const more = cards.filter(({ name }) => !prominent.includes(name))
  const isMoreOpen = more.some(({ number }) => selected === `card:${number}`)
  return html`${
    offersCards
      ? html`<h2>${words.cards}</h2>
      <div class="choices cards">${shown.map((card) => cardChoice(words, card, selected))}</div>
      <details ${isMoreOpen ? 'open' : ''}>
        <summary>${words.moreCards}</summary>
        <div class="choices cards">${more.map((card) => cardChoice(words, card, selected))}</div>
      </details>`
      : ''
  }
  ${others.length > 0 && offersCards ? html`<h2>${words.otherMethods}</h2>` : ''}
  ${others.length > 0 ? html`<div class="choices">${others.map((type) => methodChoice(words, type, selected))}</div>` : ''}`
}

function methodChoice(words: Words, type: string, selected: string): Markup {
  const name = nameOfMethodType(type)
  return choice(`method:${type}`, selected, name, words.redirect(name))
}

function cardChoice(words: Words, card: CardScenario, selected: string): Markup {
  const grouped = card.number.replace(/(.{4})(?=.)/g, '$1 ')
  return choice(`card:${card.number}`, selected, grouped, words.cardMeaning[card.name] ?? '')
}

function choice(value: string, selected: string, name: string, meaning: string): Markup {
  return html`<label class="choice">
    <input type="radio" name="means" value="${value}" ${value === selected ? 'checked' : ''}>
    <span><b>${name}</b> <small>${meaning}</small></span>
  </label>`
}

function money(words: Words, amount: number, currency: string | null) {
  return written(amount, currency ?? settlement, words.language)
}
