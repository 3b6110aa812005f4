import { assertNever } from '../../shared/errors.ts'
import { href } from '../routes.ts'
import type { Block, Item, LetterContent, Total } from './content.ts'
import { frameWords, sellerLines } from './frame-words.ts'
import type { Typesetter } from './typesetting.ts'
import type { Voice } from './voice.ts'

const width = 72
const rule = '-'.repeat(width)

/** The same letter for people, and programs, who read without HTML. Keys and links stand alone on their lines. */
export function renderText(content: LetterContent, voice: Voice): string {
  const { shop, locale, set } = voice
  const say = frameWords[locale]
  const parts = [
    shop.name,
    ...(shop.demo ? [wrap(set.text(say.demo))] : []),
    `${wrap(content.title)}\n${'='.repeat(Math.min(width, content.title.length))}`,
    ...content.blocks.map((block) => textOf(block, set)),
    rule,
    wrap(set.text(`${say.help} ${shop.seller.email}`)),
    sellerLines(voice)
      .map((line) => wrap(line))
      .join('\n'),
    say.links.map(([page, label]) => `${set.label(label)} ${shop.baseUrl}${href(locale, page)}`).join('\n'),
    wrap(set.text(say.quiet)),
  ]
  return `${parts.join('\n\n')}\n`
}

function textOf(block: Block, set: Typesetter): string {
  switch (block.kind) {
    case 'paragraph':
    case 'note':
      return wrap(block.text)
    case 'heading':
      return `${block.text}\n${'-'.repeat(Math.min(width, block.text.length))}`
    case 'button':
    case 'link':
      return `${set.label(block.label)}\n${block.url}`
    case 'message':
      return block.lines.map((line) => wrap(`> ${line}`, 2)).join('\n')
    case 'code':
      return `    ${block.digits.expose()}`
    case 'choice':
      return block.options
        .map(({ label, text, url }) => `${wrap(`* ${label}. ${text}`, 2)}\n  ${url}`)
        .join('\n\n')
    case 'key':
      return [
        block.name,
        block.detail,
        '',
        ...keyLines(block),
        '',
        set.label(block.guide.label),
        block.guide.url,
      ].join('\n')
    case 'items':
      return [...block.items.flatMap(itemLines), ...totalLines(block.totals)].join('\n')
    case 'facts':
      return block.facts.map(({ label, value }) => `${set.label(label)} ${value}`).join('\n')
    case 'quotation':
      return block.statements.map((statement) => wrap(`- ${statement}`, 2)).join('\n')
    default:
      return assertNever(block)
  }
}

function keyLines({ value, pictureLabel }: Extract<Block, { kind: 'key' }>): string[] {
  const lines = value.format === 'image' ? [`[${pictureLabel}]`] : value.text.expose().split(/\r?\n/)
  return lines.map((line) => `    ${line}`)
}

function itemLines({ name, details, quantity, amount }: Item): string[] {
  const title = quantity > 1 ? `${quantity} × ${name}` : name
  return [row(title, amount), ...details.map((detail) => `  ${wrap(detail, 2)}`)]
}

function totalLines(totals: readonly Total[]): string[] {
  return totals.length === 0 ? [] : ['', ...totals.map(({ label, amount }) => row(label, amount))]
}

/** Left and right ends of one line, or the amount on a line of its own when the name is long. */
function row(left: string, right: string): string {
  if (right === '') return wrap(left, 2)
  const gap = width - left.length - right.length
  return gap > 1 ? left + ' '.repeat(gap) + right : `${wrap(left, 2)}\n${right.padStart(width)}`
}

/** Breaks at plain spaces only, so that French spaces and amounts hold together. */
function wrap(text: string, indent = 0): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line && line.length + 1 + word.length > width) {
      lines.push(line)
      line = ' '.repeat(indent) + word
    } else {
      line = line ? `${line} ${word}` : word
    }
  }
  return [...lines, line].join('\n')
}
