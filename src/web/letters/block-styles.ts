import { brass, light, mono, onBrass } from './palette.ts'

// Inline, because mail clients drop or rewrite style sheets; the dark scheme overrides by class.
export const paragraphStyle = { margin: '0 0 16px', color: light.ink, fontSize: '16px', lineHeight: '26px' }
export const noteStyle = { margin: '0 0 16px', color: light.soft, fontSize: '14px', lineHeight: '22px' }
export const headingStyle = {
  margin: '32px 0 12px',
  color: light.ink,
  fontSize: '18px',
  lineHeight: '24px',
  fontWeight: 650,
  letterSpacing: '-0.005em',
}
export const buttonStyle = {
  display: 'inline-block',
  padding: '13px 22px',
  color: onBrass,
  fontSize: '16px',
  lineHeight: '22px',
  fontWeight: 600,
  textDecoration: 'none',
}
export const plateStyle = {
  backgroundColor: light.plate,
  border: `1px solid ${light.plateLine}`,
  borderRadius: '8px',
  padding: '20px 24px',
}
export const keyStyle = {
  margin: '14px 0',
  color: light.ink,
  fontFamily: mono,
  lineHeight: '1.45',
  letterSpacing: '0.02em',
  // A key without hyphens must not push the letter out of a telephone's screen.
  overflowWrap: 'anywhere',
  wordBreak: 'break-word',
}
export const codeStyle = {
  margin: '0 0 12px',
  color: light.ink,
  fontFamily: mono,
  fontSize: '28px',
  lineHeight: '36px',
  fontWeight: 600,
  letterSpacing: '0.14em',
}
export const pictureStyle = { display: 'block', maxWidth: '100%', margin: '16px 0' }
export const cellStyle = {
  padding: '12px 0',
  borderBottom: `1px solid ${light.line}`,
  color: light.ink,
  fontSize: '16px',
  lineHeight: '24px',
}
export const amountStyle = { paddingLeft: '16px', whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }
export const totalStyle = {
  strong: { color: light.ink, fontSize: '16px', lineHeight: '24px', fontWeight: 650 },
  plain: { color: light.soft, fontSize: '14px', lineHeight: '22px' },
}
export const factStyle = { padding: '2px 12px 2px 0', fontSize: '14px', lineHeight: '22px' }
/** Somebody's own words, behind a line of brass. */
export const messageStyle = {
  margin: '0 0 24px',
  padding: '4px 0 4px 18px',
  borderLeft: `3px solid ${brass}`,
  color: light.ink,
  fontSize: '18px',
  lineHeight: '28px',
}
export const quoteStyle = { padding: '4px 0', fontSize: '16px', lineHeight: '25px' }
