import type { FC, PropsWithChildren } from 'hono/jsx'
import { href } from '../routes.ts'
import type { LetterContent } from './content.ts'
import { frameWords, sellerLines } from './frame-words.ts'
import { BlockView } from './html-blocks.tsx'
import { band, dark, light, onBand, sans } from './palette.ts'
import type { Voice } from './voice.ts'

/** Where the HTML finds the shop's mark among the attachments. */
export const markCid = 'mark@letter'

/** The letter as mail clients want it: tables, inline styles, nothing loaded from anywhere. */
export function renderHtml(content: LetterContent, voice: Voice): string {
  return `<!doctype html>${String(<Letter content={content} voice={voice} />)}`
}

type Props = { content: LetterContent; voice: Voice }

const Letter: FC<Props> = ({ content, voice }) => (
  <html lang={voice.locale}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="supported-color-schemes" content="light dark" />
      {/* A key full of digits must not become a telephone number. */}
      <meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no" />
      <title>{content.subject}</title>
      <style>{styleSheet}</style>
    </head>
    <body class="ground" style={{ margin: 0, padding: 0, backgroundColor: light.ground, fontFamily: sans }}>
      <div style={{ display: 'none', maxHeight: 0, overflow: 'hidden' }}>{content.preview}</div>
      <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border={0}>
        <tr>
          <td align="center">
            <table role="presentation" class="column" width="600" cellpadding="0" cellspacing="0" border={0}>
              <Head voice={voice} />
              <Sheet content={content} voice={voice} />
              <Foot voice={voice} />
            </table>
          </td>
        </tr>
      </table>
    </body>
  </html>
)

const Head: FC<{ voice: Voice }> = ({ voice: { shop, locale } }) => (
  <tr>
    <td style={{ paddingTop: '24px' }} class="head">
      <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border={0} style={headStyle}>
        <tr>
          <td class="pad" style={{ padding: '0 24px 0 40px' }}>
            <a href={shop.baseUrl + href(locale, 'home')} style={nameStyle}>
              {shop.name}
            </a>
          </td>
          <td width="160" style={{ lineHeight: 0 }}>
            <img
              src={`cid:${markCid}`}
              width="160"
              height="72"
              alt=""
              style={{ display: 'block', border: 0 }}
            />
          </td>
        </tr>
      </table>
    </td>
  </tr>
)

const Sheet: FC<Props> = ({ content, voice }) => (
  <tr>
    <td class="sheet line pad" style={sheetStyle}>
      {voice.shop.demo && (
        <p class="soft" style={{ ...smallStyle, margin: '0 0 20px' }}>
          {voice.set.text(frameWords[voice.locale].demo)}
        </p>
      )}
      <h1 class="ink" style={titleStyle}>
        {content.title}
      </h1>
      {content.blocks.map((block) => (
        <BlockView block={block} />
      ))}
    </td>
  </tr>
)

const Foot: FC<{ voice: Voice }> = ({ voice }) => {
  const { shop, locale, set } = voice
  const say = frameWords[locale]
  return (
    <tr>
      <td class="pad" style={{ padding: '24px 40px 48px' }}>
        <Small>
          {set.text(say.help)} <FootLink url={`mailto:${shop.seller.email}`}>{shop.seller.email}</FootLink>
        </Small>
        <Small>
          {sellerLines(voice).map((line) => (
            <>
              {line}
              <br />
            </>
          ))}
        </Small>
        <Small>
          {say.links.map(([page, label], index) => (
            <>
              {index > 0 && ' · '}
              <FootLink url={shop.baseUrl + href(locale, page)}>{label}</FootLink>
            </>
          ))}
        </Small>
        <Small>{set.text(say.quiet)}</Small>
      </td>
    </tr>
  )
}

const Small: FC<PropsWithChildren> = ({ children }) => (
  <p class="soft" style={{ ...smallStyle, margin: '0 0 12px' }}>
    {children}
  </p>
)

const FootLink: FC<PropsWithChildren<{ url: string }>> = ({ url, children }) => (
  <a class="soft" href={url} style={{ color: light.soft, textDecoration: 'underline' }}>
    {children}
  </a>
)

const headStyle = { backgroundColor: band, borderRadius: '8px 8px 0 0', overflow: 'hidden' }
const nameStyle = {
  color: onBand,
  fontSize: '18px',
  lineHeight: '24px',
  fontWeight: 600,
  letterSpacing: '0.01em',
  textDecoration: 'none',
}
const sheetStyle = {
  backgroundColor: light.sheet,
  border: `1px solid ${light.line}`,
  borderTop: 0,
  borderRadius: '0 0 8px 8px',
  padding: '36px 40px 40px',
}
const titleStyle = {
  margin: '0 0 16px',
  color: light.ink,
  fontSize: '28px',
  lineHeight: '34px',
  fontWeight: 650,
  letterSpacing: '-0.015em',
}
const smallStyle = { color: light.soft, fontSize: '13px', lineHeight: '20px' }

const styleSheet = `
body { -webkit-text-size-adjust: 100%; }
a { text-underline-offset: 2px; }
@media (max-width: 620px) {
  .column { width: 100% !important; }
  .head { padding-top: 0 !important; }
  .head table, .sheet { border-radius: 0 !important; }
  .sheet { border-left: 0 !important; border-right: 0 !important; }
  .pad { padding-left: 24px !important; padding-right: 24px !important; }
  .wide { display: block !important; text-align: center !important; }
  .half { display: block !important; width: auto !important; }
  .gap { display: block !important; height: 12px !important; }
}
@media (prefers-color-scheme: dark) {
  .ground { background-color: ${dark.ground} !important; }
  .sheet { background-color: ${dark.sheet} !important; }
  .plate { background-color: ${dark.plate} !important; border-color: ${dark.plateLine} !important; }
  .line { border-color: ${dark.line} !important; }
  .ink { color: ${dark.ink} !important; }
  .soft { color: ${dark.soft} !important; }
  .link { color: ${dark.link} !important; }
}`
