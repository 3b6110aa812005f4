import { expect, test } from 'vitest'
import { ArticleBody } from './article-body.tsx'

const shown = (text: string) => String(<ArticleBody text={text} />)

test('headings, lists, stress and links are what they look like', () => {
  const html = shown('# One\n\n## Two\n\n- a **bold** word\n\n1. [here](/support)\n')
  for (const part of [
    '<h2>One</h2>',
    '<h2>Two</h2>',
    '<strong>bold</strong>',
    '<ol>',
    '<a href="/support">here</a>',
  ])
    expect(html).toContain(part)
})

test('a link to elsewhere tells the other place nothing', () => {
  expect(shown('[x](https://elsewhere.example/a)')).toContain(
    '<a href="https://elsewhere.example/a" rel="noopener noreferrer">x</a>',
  )
})

test.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<b onclick="alert(1)">x</b>',
  '![x](https://elsewhere.example/spy.png)',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt&#58;alert(1))',
  '[x](data:text/html,<script>alert(1)</script>)',
  '[x](vbscript:x)',
  '<javascript:alert(1)>',
  '[x](<javascript:alert(1)>)',
  '[x]: javascript:alert(1)\n\n[x]',
  '```html\n</code></pre><script>alert(1)</script>\n```',
  '## x <svg onload=alert(1)>',
  '[x](/a "onmouseover=alert(1) x=\\"")',
])('nothing of a text runs or is loaded: %s', (text) => {
  const html = shown(text)
  expect(html).not.toMatch(/<(script|img|svg|b|iframe)\b/i)
  expect(html).not.toMatch(/<[^>]*\son\w+\s*=/i)
  expect(html).not.toMatch(/href="?\s*(javascript|data|vbscript)/i)
})
