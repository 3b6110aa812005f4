import { createHash } from 'node:crypto'
import type { Attachment } from '../../domains/notifications/letter.ts'
import type { KeyValue } from '../../domains/notifications/order-on-letter.ts'
import type { Block } from './content.ts'

type KeyImage = Extract<KeyValue, { format: 'image' }>

/** Keys that are pictures travel in the letter: shown in place, and kept as files. */
export function keyImagesOf(blocks: readonly Block[]): Attachment[] {
  return blocks.flatMap((block) => {
    if (block.kind !== 'key' || block.value.format !== 'image') return []
    const { mediaType, bytes } = block.value
    const cid = keyCid(block.value)
    return [
      { fileName: `${cid.slice(0, 12)}.${mediaType.slice('image/'.length)}`, mediaType, content: bytes, cid },
    ]
  })
}

export function keyCid({ bytes }: KeyImage): string {
  return `key-${createHash('sha256').update(bytes.expose()).digest('hex').slice(0, 16)}@letter`
}
