import { raw } from 'hono/html'
import MarkdownIt from 'markdown-it'

// HTML in the text is shown as text; addresses that are programs are no links; there are no pictures, so nothing is loaded
// from elsewhere. A heading of the first order is the page's own.
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false }).disable([
  'image',
  'table',
])
markdown.core.ruler.push('headings', ({ tokens }) => {
  for (const token of tokens) if (/^h[16]$/.test(token.tag)) token.tag = token.tag === 'h1' ? 'h2' : 'h5'
})
markdown.renderer.rules.link_open = (tokens, index, options, _env, self) => {
  const token = tokens[index]
  if (/^[a-z]+:/i.test(String(token?.attrGet('href')))) token?.attrSet('rel', 'noopener noreferrer')
  return self.renderToken(tokens, index, options)
}

/** The text of a help article. Whoever wrote it, nothing of it runs. */
export function ArticleBody({ text }: { text: string }) {
  return <div class="article-body">{raw(markdown.render(text))}</div>
}
