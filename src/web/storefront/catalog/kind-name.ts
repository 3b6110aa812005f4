import type { ProductKind } from '../../../domains/catalog/index.ts'
import type { Messages } from '../../ui/messages/index.ts'

export function kindName(m: Messages, kind: ProductKind): string {
  return { software: m.header.software, game: m.header.games, gift_code: m.header.giftCodes }[kind]
}
