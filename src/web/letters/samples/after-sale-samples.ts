import { refusalReasons } from '../../../domains/reviews/index.ts'
import { money } from '../../../shared/money.ts'
import { eachNamed, type SamplesOf } from './sample.ts'

const meridian = { en: 'Iron Meridian', fr: 'Méridien de fer' }
const answers = {
  en: 'Good morning,\n\nthe key is for Europe. Which region is yours?',
  fr: 'Bonjour,\n\nla clé est pour l’Europe. Quelle est votre région ?',
}
const wishes = {
  en: 'All the best, Grace.\nSee you soon.',
  fr: 'Avec mes meilleurs vœux, Grace.\nÀ bientôt.',
}
const titles = { en: 'Good game, slow start', fr: 'Bon jeu, début lent' }

/** Letters about gifts, questions, reviews and wishes. */
export const afterSaleSamples: SamplesOf<
  'gift' | 'gift_news' | 'ticket' | 'review' | 'review_report' | 'wish'
> = {
  gift: ({ locale, orderUrl, game }) =>
    eachNamed(
      ['arrived', 'replaced'],
      (what) => `gift-${what}`,
      (what) => ({
        what,
        url: orderUrl('#gift'),
        sender: 'Ada',
        recipient: 'Grace',
        message: wishes[locale],
        product: game,
        openBy: new Date('2027-05-26T10:00:00Z'),
      }),
    ),
  gift_news: ({ order, game }) =>
    eachNamed(
      ['arranged', 'opened', 'refused', 'declined', 'expired', 'erased', 'replaced'],
      (what) => `gift-news-${what}`,
      (what) => ({
        what,
        order,
        product: game,
        recipient: 'Grace',
        sendAt: new Date('2026-12-24T08:00:00Z'),
        answers: null,
      }),
    ),
  ticket: ({ locale, base }) =>
    eachNamed(
      ['opened', 'answered', 'solved', 'closing', 'closed'],
      (what) => `ticket-${what}`,
      (what) => ({
        what,
        reference: 'T-7KQM-2RX9',
        subject: 'key',
        url: `${base}/tickets/06hx8v2m4n6p8r0t2w4y6z8b0d.gp3.Zm9vYmFyYmF6cXV4MTI`,
        answer: what === 'answered' || what === 'solved' ? { body: answers[locale], files: 2 } : null,
        answerBy: new Date('2026-11-25T18:02:00Z'),
        closesAt: what === 'closing' ? new Date('2026-12-01T18:02:00Z') : null,
        rating:
          what === 'solved' || what === 'closed'
            ? { good: `${base}/tickets/x/rating?answer=good`, bad: `${base}/tickets/x/rating?answer=bad` }
            : null,
        thread: { root: 'tkt_06hx8v2m4n6p8r0t2w4y6z8b0d', answers: null, replyTo: null },
      }),
    ),
  review({ locale, base }) {
    const about = {
      product: meridian,
      title: titles[locale],
      refusedFor: null,
      answer: null,
      url: `${base}/products/iron-meridian/reviews#rvw_06hx8v2m4n6p8r0t2w4y6z8b0d`,
      orderUrl: `${base}/orders/06hx8v2m4n6p8r0t2w4y6z8b0d.gp3.Zm9vYmFyYmF6cXV4MTI`,
      rulesUrl: `${base}/reviews`,
    }
    return {
      'review-published': { ...about, what: 'published' },
      'review-answered': { ...about, what: 'answered', answer: answers[locale] },
      ...eachNamed(
        refusalReasons,
        (reason) => `review-refused-${reason}`,
        (refusedFor) => ({
          ...about,
          what: 'refused' as const,
          refusedFor,
          url: null,
        }),
      ),
    }
  },
  review_report: ({ base }) =>
    eachNamed(
      ['received', 'kept', 'removed'],
      (what) => `review-report-${what}`,
      (what) => ({
        what,
        reference: 'R-7KQM-2RX9',
        reason: 'insult',
        reportedAt: new Date('2026-11-24T18:02:00Z'),
        product: what === 'removed' ? null : meridian,
        url: what === 'removed' ? null : `${base}/products/iron-meridian`,
        rulesUrl: `${base}/reviews`,
      }),
    ),
  wish({ base }) {
    const about = {
      product: {
        name: meridian,
        platform: 'Nimbus',
        region: { en: 'European Union', fr: 'Union européenne' },
      },
      price: money(19_99, 'EUR'),
      regularPrice: null,
      asked: null,
      url: `${base}/products/iron-meridian`,
      isOnce: false,
      keptUntil: new Date('2027-11-24T18:02:00Z'),
      stopUrl: `${base}/tell-me/06hx8v2m4n6p8r0t2w4y6z8b0d.0f/stop`,
    }
    return {
      'wish-confirm': { ...about, what: 'confirm', isOnce: true },
      'wish-stock': { ...about, what: 'stock' },
      'wish-stock-once': { ...about, what: 'stock', isOnce: true },
      'wish-price': {
        ...about,
        what: 'price',
        regularPrice: money(29_99, 'EUR'),
        asked: money(20_00, 'EUR'),
      },
    }
  },
}
