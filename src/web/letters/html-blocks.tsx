import type { FC } from 'hono/jsx'
import { assertNever } from '../../shared/errors.ts'
import {
  amountStyle,
  buttonStyle,
  cellStyle,
  codeStyle,
  factStyle,
  headingStyle,
  keyStyle,
  messageStyle,
  noteStyle,
  paragraphStyle,
  pictureStyle,
  plateStyle,
  quoteStyle,
  totalStyle,
} from './block-styles.ts'
import type { Block, Item, Total } from './content.ts'
import { keyCid } from './key-images.ts'
import { brass, light } from './palette.ts'

export const BlockView: FC<{ block: Block }> = ({ block }) => {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p class="ink" style={paragraphStyle}>
          {block.text}
        </p>
      )
    case 'note':
      return (
        <p class="soft" style={noteStyle}>
          {block.text}
        </p>
      )
    case 'heading':
      return (
        <h2 class="ink" style={headingStyle}>
          {block.text}
        </h2>
      )
    case 'button':
      return <Button label={block.label} url={block.url} />
    case 'link':
      return (
        <p style={paragraphStyle}>
          <Link label={block.label} url={block.url} />
        </p>
      )
    case 'code':
      return (
        <p class="ink" style={codeStyle}>
          {block.digits.expose()}
        </p>
      )
    case 'choice':
      return <Choice options={block.options} />
    case 'key':
      return <KeyPlate block={block} />
    case 'items':
      return <Items items={block.items} totals={block.totals} />
    case 'facts':
      return <Facts facts={block.facts} />
    case 'message':
      return <Message lines={block.lines} />
    case 'quotation':
      return <Quotation statements={block.statements} language={block.locale} />
    default:
      return assertNever(block)
  }
}

const Button: FC<{ label: string; url: string }> = ({ label, url }) => (
  <table role="presentation" cellpadding="0" cellspacing="0" border={0} style={{ margin: '24px 0 28px' }}>
    <tr>
      <td style={{ backgroundColor: brass, borderRadius: '8px' }}>
        <a href={url} style={buttonStyle}>
          {label}
        </a>
      </td>
    </tr>
  </table>
)

const Message: FC<{ lines: readonly string[] }> = ({ lines }) => (
  <blockquote class="ink" style={messageStyle}>
    {lines.map((line) => (
      <p style={{ margin: '0 0 8px' }}>{line}</p>
    ))}
  </blockquote>
)

const Link: FC<{ label: string; url: string }> = ({ label, url }) => (
  <a class="link" href={url} style={{ color: light.link, textDecoration: 'underline' }}>
    {label}
  </a>
)

const Choice: FC<{ options: Extract<Block, { kind: 'choice' }>['options'] }> = ({ options }) => (
  <table
    role="presentation"
    width="100%"
    cellpadding="0"
    cellspacing="0"
    border={0}
    style={{ margin: '24px 0' }}
  >
    <tr>
      {options.map(({ label, text, url }, index) => (
        <>
          {index > 0 && <td class="gap" width="16" style={{ fontSize: 0, lineHeight: 0 }} />}
          <td class="half plate" width="48%" valign="top" style={plateStyle}>
            <a
              href={url}
              class="wide"
              style={{ ...buttonStyle, backgroundColor: brass, borderRadius: '8px' }}
            >
              {label}
            </a>
            <p
              class="ink"
              style={{ ...paragraphStyle, margin: '14px 0 0', fontSize: '15px', lineHeight: '23px' }}
            >
              {text}
            </p>
          </td>
        </>
      ))}
    </tr>
  </table>
)

const KeyPlate: FC<{ block: Extract<Block, { kind: 'key' }> }> = ({ block }) => (
  <table
    role="presentation"
    width="100%"
    cellpadding="0"
    cellspacing="0"
    border={0}
    style={{ margin: '20px 0' }}
  >
    <tr>
      <td class="plate" style={plateStyle}>
        <p
          class="ink"
          style={{ margin: 0, color: light.ink, fontSize: '16px', lineHeight: '24px', fontWeight: 600 }}
        >
          {block.name}
        </p>
        <p class="soft" style={{ margin: 0, color: light.soft, fontSize: '14px', lineHeight: '22px' }}>
          {block.detail}
        </p>
        <KeyFace block={block} />
        <p style={{ margin: 0, fontSize: '15px', lineHeight: '23px' }}>
          <Link label={block.guide.label} url={block.guide.url} />
        </p>
      </td>
    </tr>
  </table>
)

const KeyFace: FC<{ block: Extract<Block, { kind: 'key' }> }> = ({ block: { value, pictureLabel } }) => {
  if (value.format === 'image') {
    return <img src={`cid:${keyCid(value)}`} alt={pictureLabel} style={pictureStyle} />
  }
  const lines = value.text.expose().split(/\r?\n/)
  const size = Math.max(...lines.map((line) => line.length)) > 32 ? '15px' : '21px'
  return (
    <p class="ink" style={{ ...keyStyle, fontSize: size }}>
      {lines.map((line, index) => (
        <>
          {index > 0 && <br />}
          {line}
        </>
      ))}
    </p>
  )
}

const Items: FC<{ items: readonly Item[]; totals: readonly Total[] }> = ({ items, totals }) => (
  <table
    role="presentation"
    width="100%"
    cellpadding="0"
    cellspacing="0"
    border={0}
    style={{ margin: '0 0 20px' }}
  >
    {items.map(({ name, details, quantity, amount }, index) => {
      const isLast = totals.length === 0 && index === items.length - 1
      const style = isLast ? { ...cellStyle, borderBottom: 0 } : cellStyle
      return (
        <tr>
          <td class="ink line" style={style}>
            <span style={{ fontWeight: 600 }}>
              {quantity > 1 && `${quantity} × `}
              {name}
            </span>
            {details.map((detail) => (
              <>
                <br />
                <span class="soft" style={{ color: light.soft, fontSize: '14px', lineHeight: '22px' }}>
                  {detail}
                </span>
              </>
            ))}
          </td>
          <td class="ink line" align="right" valign="top" style={{ ...style, ...amountStyle }}>
            {amount}
          </td>
        </tr>
      )
    })}
    {totals.map(({ label, amount, weight }, index) => {
      const style = { ...totalStyle[weight], paddingTop: index === 0 ? '12px' : '2px' }
      return (
        <tr>
          <td class={weight === 'strong' ? 'ink' : 'soft'} style={style}>
            {label}
          </td>
          <td class={weight === 'strong' ? 'ink' : 'soft'} align="right" style={{ ...style, ...amountStyle }}>
            {amount}
          </td>
        </tr>
      )
    })}
  </table>
)

const Facts: FC<{ facts: Extract<Block, { kind: 'facts' }>['facts'] }> = ({ facts }) => (
  <table
    role="presentation"
    width="100%"
    cellpadding="0"
    cellspacing="0"
    border={0}
    style={{ margin: '20px 0' }}
  >
    {facts.map(({ label, value }) => (
      <tr>
        <td class="soft" width="104" valign="top" style={{ ...factStyle, color: light.soft }}>
          {label}
        </td>
        <td class="ink" valign="top" style={{ ...factStyle, color: light.ink }}>
          {value}
        </td>
      </tr>
    ))}
  </table>
)

const Quotation: FC<{ statements: readonly string[]; language: string }> = ({ statements, language }) => (
  <table
    role="presentation"
    width="100%"
    cellpadding="0"
    cellspacing="0"
    border={0}
    style={{ margin: '0 0 16px' }}
  >
    {statements.map((statement) => (
      <tr>
        <td class="link" width="28" valign="top" style={{ ...quoteStyle, color: light.link }}>
          ✓
        </td>
        <td class="ink" lang={language} style={{ ...quoteStyle, color: light.ink }}>
          {statement}
        </td>
      </tr>
    ))}
  </table>
)
