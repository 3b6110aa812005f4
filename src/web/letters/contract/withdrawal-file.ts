import type { Attachment } from '../../../domains/notifications/letter.ts'
import type { ProductCount, WithdrawalReceipt } from '../../../domains/notifications/order-on-letter.ts'
import { Secret } from '../../../shared/secret.ts'
import { readTypefaces, type Typefaces } from '../../paper/typefaces.ts'
import { p } from '../../storefront/legal/terms-clauses.ts'
import { addressLines } from '../../storefront/legal/terms-of-sale.ts'
import { frameWords } from '../frame-words.ts'
import { productDetail, type Voice } from '../voice.ts'
import { answerSentence, statementFacts } from '../withdrawal-receipt.ts'
import { withdrawalReceiptWords } from '../withdrawal-receipt-words.ts'
import { chapterStrips } from './chapters.ts'
import type { Chapter, Fact } from './contract-text.ts'
import { printPaper } from './print-paper.ts'
import { factStrips } from './tables.ts'

/**
 * The acknowledgement of a withdrawal as a file to keep (C. conso. L221-21: on a durable medium, with content, day and time of the
 * statement). No key is in it and no link that opens an order.
 */
export function withdrawalPress(read: () => Typefaces = readTypefaces) {
  let typefaces: Typefaces | undefined
  return function withdrawalFile(
    receipt: WithdrawalReceipt,
    voice: Voice,
    options: { compress?: boolean } = {},
  ): Attachment {
    typefaces ??= read()
    const { locale, shop, set } = voice
    const say = withdrawalReceiptWords[locale].file
    const title = set.text(say.title(receipt.statement.orderNumber))
    const paper = {
      fileTitle: title,
      title,
      lead: set.text(say.lead(shop.seller.name)),
      demo: shop.demo ? set.text(frameWords[locale].demo) : null,
      foot: (page: number, count: number) => [`${title} · ${shop.name}`, say.page(page, count)] as const,
    }
    const print = { locale, shopName: shop.name, baseUrl: shop.baseUrl, typefaces, ...options }
    const pdf = printPaper(paper, { ...print, writtenAt: receipt.statement.madeAt }, (setting) => [
      ...factStrips(setting, setting.sheets.body, factsOf(receipt, voice)),
      ...chaptersOf(receipt, voice).flatMap((chapter) =>
        chapterStrips(setting, setting.sheets.body, { ...chapter, level: 1 }),
      ),
    ])
    return {
      fileName: say.name(receipt.reference),
      mediaType: 'application/pdf',
      content: new Secret(pdf),
    }
  }
}

function factsOf(receipt: WithdrawalReceipt, voice: Voice): Fact[] {
  const { seller } = voice.shop
  const address = addressLines(seller, voice.locale).join(', ')
  return [
    ...statementFacts(receipt, voice)
      .filter(({ value }) => value !== '')
      .map(({ label, value }) => ({ label, lines: [value] })),
    { label: withdrawalReceiptWords[voice.locale].file.seller, lines: [seller.name, address] },
  ]
}

function chaptersOf({ statement, outcome }: WithdrawalReceipt, voice: Voice): Chapter[] {
  const { locale, set } = voice
  const say = withdrawalReceiptWords[locale]
  const declared = p(set.text(say.statement(statement.orderNumber)))
  const following: Chapter['parts'] = outcome
    ? outcome.keys.flatMap((keys) => [
        p(set.text(answerSentence(keys, outcome, voice))),
        { kind: 'list' as const, items: keys.products.map((count) => lineOf(count, voice)) },
      ])
    : [p(set.text(say.unknown))]
  const answers: Chapter['parts'] = (outcome?.waivers ?? []).flatMap((waiver) => [
    { kind: 'day' as const, label: say.waived, day: set.dayAndTime(waiver.givenAt) },
    { kind: 'answers' as const, statements: waiver.statements, locale: waiver.locale },
  ])
  return [
    { title: say.what, parts: [declared] },
    { title: say.next, parts: [...following, ...answers] },
  ]
}

function lineOf({ product, quantity }: ProductCount, voice: Voice): string {
  const name = quantity > 1 ? `${quantity} × ${product.name[voice.locale]}` : product.name[voice.locale]
  return `${name}, ${productDetail(product, voice)}`
}
