import { expect, test } from 'vitest'
import { parseMailAddress, parseSender } from '../../domains/notifications/mail-address.ts'
import { newId } from '../../shared/ids.ts'
import { letterPress } from '../../web/letters/letter-writer.ts'
import { sampleLetters, sampleShop } from '../../web/letters/letters.fixture.ts'
import { composeMessage } from './message.ts'

const write = letterPress(sampleShop)
const sender = parseSender('Shop <shop@shop.example>')
const to = parseMailAddress('ada@example.eu')

test.each(sampleLetters('en'))(
  '$name: mail programs end with one click what was asked for in advance, and nothing else',
  ({ kind, model }) => {
    if (!sender || !to) throw new Error('no address')
    const letter = write(kind, model, 'en')
    const { headers } = composeMessage(sender, { id: newId('eml'), to, locale: 'en', letter })
    const stopUrl = kind === 'wish' && 'stopUrl' in model ? model.stopUrl : null
    // RFC 8058 §3.1: one address, in angle brackets, and the word beside it.
    expect(headers).toEqual({
      'Auto-Submitted': 'auto-generated',
      'Content-Language': 'en',
      ...(stopUrl && {
        'List-Unsubscribe': `<${stopUrl}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    })
    if (stopUrl) expect(letter.text).toContain(stopUrl)
  },
)
