/** Written XML, so that nothing is escaped twice and no plain text goes in unescaped. */
export type Xml = { readonly xml: string }
type Child = Xml | string | number | null | undefined | false

/** An element with what is in it; what is missing is left out, and an element of which nothing is left is too. */
export function element(name: string, children: Child | readonly Child[], attributes = {}): Xml | null {
  const inner = [children]
    .flat()
    .map((child) => (typeof child === 'object' ? (child?.xml ?? '') : child === false ? '' : text(child)))
    .join('')
  if (inner === '') return null
  const written = Object.entries<string>(attributes).map(([key, value]) => ` ${key}="${text(value)}"`)
  return { xml: `<${name}${written.join('')}>${inner}</${name}>` }
}

/** Without the characters that XML 1.0 does not know at all (§2.2), such as a vertical tab in a product's name. */
function text(value: string | number | undefined): string {
  return String(value ?? '')
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}
