import type { Attachment } from '../../../domains/notifications/letter.ts'
import type { OrderConfirmation } from '../../../domains/notifications/order-on-letter.ts'
import { Secret } from '../../../shared/secret.ts'
import { readTypefaces, type Typefaces } from '../../paper/typefaces.ts'
import type { Voice } from '../voice.ts'
import { contractText } from './contract-text.ts'
import { contractWords } from './contract-words.ts'
import { printContract } from './print-contract.ts'

/**
 * The contract as a file to keep: the law asks for its confirmation on a durable medium, and a link is none
 * (directive 2011/83/EU art. 8(7); C. conso. L221-13; Court of Justice, C-49/11). It holds no key, no name and no
 * address of the customer, and no link that opens the order, so that it may be passed on.
 */
export function contractPress(read: () => Typefaces = readTypefaces) {
  let typefaces: Typefaces | undefined
  return function contractFile(
    model: OrderConfirmation,
    voice: Voice,
    options: { compress?: boolean } = {},
  ): Attachment {
    typefaces ??= read()
    const { locale, shop } = voice
    const pdf = printContract(contractText(model, voice), {
      locale,
      shopName: shop.name,
      baseUrl: shop.baseUrl,
      writtenAt: model.paidAt,
      typefaces,
      ...options,
    })
    return {
      fileName: contractWords[locale].fileName(model.order.number),
      mediaType: 'application/pdf',
      content: new Secret(pdf),
    }
  }
}
