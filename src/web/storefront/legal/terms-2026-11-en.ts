import {
  type Clause,
  type Link,
  list,
  mail,
  type Phrase,
  p,
  page,
  type TermsParties,
  type TermsSection,
  type TermsText,
} from './terms-clauses.ts'
import { giftsEn20261128 } from './terms-gifts.ts'
import { guaranteeEn } from './terms-guarantee.ts'

const workingDay =
  ' If that day is a Saturday, a Sunday or a public holiday, the period ends with the next working day.'

/** Of 23 November 2026. */
export const termsEn20261123 = textWith((parties) => [
  'Use the link ',
  page('withdraw', 'Withdraw from contract here'),
  ' at the foot of every page, or tell us clearly in any other way, ',
  ...byMailOrLetter(parties),
  '. ',
])

/** Of 26 November 2026: the link leads to how it is done, and to no online function. */
export const termsEn20261126 = textWith((parties) => [
  'Tell us clearly that you withdraw, ',
  ...byMailOrLetter(parties),
  '. How it is done stands behind the link ',
  page('withdraw', 'Withdraw from contract here'),
  ' at the foot of every page. ',
])

/** Of 27 November 2026: the online function, and the period that ends with a working day. */
export const termsEn20261127 = textWith(online, workingDay)

/** Of 28 November 2026: gifts. */
export const termsEn20261128 = textWith(online, workingDay, [giftsEn20261128])

function online(parties: TermsParties): (string | Link)[] {
  return [
    'Use the link ',
    page('withdraw', 'Withdraw from contract here'),
    ' at the foot of every page: it takes two steps and no account, and we acknowledge receipt by e-mail, with content, date and time. Or tell us clearly in any other way, ',
    ...byMailOrLetter(parties),
    '. ',
  ]
}

function textWith(
  withdrawing: (parties: TermsParties) => (string | Link)[],
  periodEnds = '',
  beforeGuarantee: readonly TermsSection[] = [],
): TermsText {
  return {
    title: 'Terms of sale',
    version: (day) => `Version of ${day}`,
    sections: (parties) => [
      {
        name: 'seller',
        title: 'Who sells',
        clauses: [
          p(
            parties.seller.name === parties.shop
              ? `${parties.shop} sells licence keys.`
              : `${parties.seller.name} sells licence keys under the name ${parties.shop}.`,
          ),
          p(reachUs(parties)),
          p(['Registration, VAT number and host are in the ', page('legalNotice', 'legal notice'), '.']),
        ],
      },
      {
        name: 'products',
        title: 'Products and keys',
        clauses: [
          p(
            'You buy a licence key: a code with which you activate a product at its platform. What the product contains, what it needs to run and how it is protected against copying is on its page in our shop.',
          ),
          p(
            'We sell every key once, and to one customer only. To use the product, the terms of its platform and of its publisher apply as well; they take away none of the rights that you have against us.',
          ),
        ],
      },
      {
        name: 'platform',
        title: 'Platform and region',
        clauses: [
          p(
            'A key works on one platform and in one region. Both are named on the product page, at checkout and in your order confirmation. You may need an account at the platform. Our checkout does not sell you a key that cannot be activated in the country that you give us.',
          ),
        ],
      },
      {
        name: 'prices',
        title: 'Prices',
        clauses: [
          p(
            'Prices include the VAT of your country. The total above the order button is all that you pay: there is no delivery charge and no fee.',
          ),
        ],
      },
      {
        name: 'ordering',
        title: 'Ordering',
        clauses: [
          p(
            'You put products into the cart and go to checkout. There you see everything once more and can change it. You order with the button “Order and pay”, and at that moment we set your keys aside.',
          ),
          p(
            'The contract is concluded when your payment is accepted. We confirm it at once by e-mail, with the contract and these terms attached. It is in the language in which you ordered, English or French. We keep your order for ten years and send you a copy of the contract when you ask for it.',
          ),
          p('If you do not pay in time, the order ends by itself and costs nothing.'),
        ],
      },
      {
        name: 'payment',
        title: 'Payment',
        clauses: [
          p(
            'You pay on the page of our payment provider, Stripe, with the means that it offers you there. We never see your card. Where your bank allows it, the amount is first only held, and taken when your keys are set aside.',
          ),
        ],
      },
      {
        name: 'delivery',
        title: 'Delivery',
        clauses: [
          p(
            'Your keys are on your order page as soon as the payment is confirmed, as a rule within minutes. At checkout you choose how:',
          ),
          list(
            'Sealed: each key waits under its seal until you open it. Until then you can give it back.',
            'At once: each key is open straight away, on the page and in the e-mail.',
          ),
          p('A pre-order is delivered from its release on.'),
          p(
            'Should a key be missing although you have paid, we ask you whether you want to wait up to 14 days or have your money back. If you do not answer within 24 hours, or if the key has not come by the day that we promised, the money goes back by itself.',
          ),
        ],
      },
      {
        name: 'withdrawal',
        title: 'Your right of withdrawal',
        clauses: [
          p(
            `You may withdraw from the contract within 14 days without giving a reason, for every key whose seal is not open. The 14 days begin on the day after the contract is concluded; your order confirmation names the last day.${periodEnds}`,
          ),
          p([
            ...withdrawing(parties),
            'You may use the model form at the end of these terms, but need not. It is enough that you send it before the 14 days are over. We confirm without delay, by e-mail, what has reached us and when.',
          ]),
          p(
            'We pay back all that you paid for these keys, without delay and at the latest 14 days after we learnt of your withdrawal, with the means of payment that you used, and at no cost to you. A sealed key needs no sending back.',
          ),
        ],
      },
      {
        name: 'waiver',
        title: 'When that right ends',
        clauses: [
          p(
            'A key that was read cannot be given back. So before a key is opened we ask you two questions, in boxes that are never ticked for you: whether you ask us to deliver before the 14 days are over, and whether you know that you lose your right of withdrawal by it.',
          ),
          p(
            'If you chose “at once” you answer them at checkout, otherwise when you open the key. We confirm your answers by e-mail. Only with this confirmation does the right end, and only for the keys that it names.',
          ),
          p(
            'If your order calls a product a digital service, the right ends once the service has been fully provided. If you withdraw earlier, you pay for what had been provided by then, and no more.',
          ),
        ],
      },
      ...beforeGuarantee,
      {
        name: 'guarantee',
        title: 'If something does not work',
        clauses: [
          p([
            'For two years from delivery we answer for the key and the product being what the contract promises (directive (EU) 2019/770; in France articles L224-25-1 to L224-25-31 of the Consumer Code, above all L224-25-12). ',
            page('support', 'Tell us'),
            ' if a key does not work. We put it right free of charge, with another key or with your money back.',
          ]),
          {
            kind: 'frame',
            title: 'The legal guarantee of conformity, in the words of French law',
            clauses: guaranteeEn,
          },
        ],
      },
      {
        name: 'complaints',
        title: 'Complaints and mediator',
        clauses: [p([`Are you not satisfied? Write to `, mail(parties), '.']), ...mediator(parties)],
      },
      {
        name: 'law',
        title: 'Law and courts',
        clauses: [
          p(
            `The law of the seller’s country applies: ${parties.country}. If you are a consumer, the protection that the law of the country where you live gives you remains, and you may go to the courts there.`,
          ),
        ],
      },
      {
        name: 'data',
        title: 'Your data',
        clauses: [
          p([
            'What we hold about you, why, for how long, and what rights you have is in our ',
            page('privacy', 'privacy notice'),
            '.',
          ]),
        ],
      },
      {
        name: 'changes',
        title: 'Changes of these terms',
        clauses: [
          p(
            'Your order keeps the terms that held on the day you placed it. A new version changes nothing about it.',
          ),
        ],
      },
      {
        name: 'form',
        title: 'Model withdrawal form',
        clauses: [
          p(
            'If you like ready-made words: fill in this form and send it to us. Only if you want to withdraw from the contract.',
          ),
          list(
            `To ${parties.seller.name}, ${parties.address}, ${parties.seller.email}:`,
            'I hereby give notice that I withdraw from my contract for the supply of the following keys: …',
            'Order number: …',
            'Ordered on: …',
            'Name of the consumer: …',
            'Address of the consumer: …',
            'Signature of the consumer (only if this form is sent on paper): …',
            'Date: …',
          ),
        ],
      },
    ],
  }
}

function reachUs(parties: TermsParties): Phrase {
  const { phone } = parties.seller
  const call = phone ? [`, on ${phone.replaceAll(' ', '\u00a0')}`] : []
  return ['You reach us at ', mail(parties), ...call, ` and at ${parties.address}.`]
}

function byMailOrLetter(parties: TermsParties): (string | Link)[] {
  return ['by e-mail to ', mail(parties), ` or by letter to ${parties.seller.name}, ${parties.address}`]
}

function mediator({ seller }: TermsParties): Clause[] {
  if (!seller.mediator) return []
  const { name, address, url } = seller.mediator
  return [
    p([
      `If we cannot agree, consumers may turn, free of charge, to the mediator ${name}, ${address}, `,
      { words: url.replace(/^https:\/\/|\/$/g, ''), to: { address: url } },
      '.',
    ]),
  ]
}
