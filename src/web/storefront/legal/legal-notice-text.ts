import type { Locale } from '../../../shared/locale.ts'
import { messages } from '../../ui/messages/index.ts'
import type { Shop } from '../deps.ts'
import type { Block } from './documents/block.ts'

/** Who sells and who hosts, from the shop's settings (directive 2000/31/EC Art. 5; loi n° 2004-575 Art. 1-1; C. conso. R616-1). */
export function legalNoticeText({ seller, demo }: Pick<Shop, 'seller' | 'demo'>, locale: Locale): Block[] {
  const words = messages[locale].legalNotice
  const { name, address, email, phone, host, mediator } = seller
  const facts = [
    [words.registration, seller.registration],
    [words.vat, seller.vatNumber],
    [words.director, seller.publicationDirector],
    [words.host, host && `${host.name}, ${host.address}, ${host.phone}`],
    [words.mediator, mediator && `${mediator.name}, ${mediator.address}, ${mediator.url}`],
    [words.software, words.softwareText],
  ] as const
  return [
    ...(demo ? [{ kind: 'paragraph', text: words.demo } as const] : []),
    { kind: 'heading', text: words.seller },
    { kind: 'lines', lines: [name, ...address, email, ...(phone ? [phone] : [])] },
    { kind: 'facts', facts: facts.flatMap(([term, value]) => (value ? [[term, value] as const] : [])) },
  ]
}
