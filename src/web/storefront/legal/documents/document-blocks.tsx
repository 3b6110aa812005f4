import { WithAuthority } from '../../../ui/with-authority.tsx'
import type { Block } from './block.ts'

/** A published document as it looks: each heading begins a section. */
export function DocumentBlocks({ blocks }: { blocks: readonly Block[] }) {
  return (
    <>
      {sectionsOf(blocks).map(({ heading, body }, index) => {
        const content = body.map((block) => <OneBlock block={block} labelledby={`part-${index}`} />)
        if (heading === null) return content
        return (
          <section>
            <h2 id={`part-${index}`}>{heading}</h2>
            {content}
          </section>
        )
      })}
    </>
  )
}

function OneBlock({ block, labelledby }: { block: Block; labelledby: string }) {
  switch (block.kind) {
    case 'heading':
      return <h2>{block.text}</h2>
    case 'paragraph':
      return (
        <p>
          <WithAuthority text={block.text} />
        </p>
      )
    case 'lines':
      return (
        <address>
          {block.lines.map((line) => (
            <>
              <Linked line={line} />
              <br />
            </>
          ))}
        </address>
      )
    case 'list':
      return (
        <ul class="bullets">
          {block.items.map((item) => (
            <li>{item}</li>
          ))}
        </ul>
      )
    case 'facts':
      return (
        <dl class="facts">
          {block.facts.map(([term, value]) => (
            <div>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )
    case 'table':
      return (
        <table aria-labelledby={labelledby}>
          <thead>
            <tr>
              {block.head.map((word) => (
                <th scope="col">{word}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map(([first = '', ...rest]) => (
              <tr>
                <th scope="row">
                  <NamedCell text={first} />
                </th>
                {rest.map((cell, index) => (
                  <td data-label={block.head[index + 1]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )
  }
}

/** An address that mail or a telephone reaches, as a link. */
function Linked({ line }: { line: string }) {
  if (/^\S+@\S+$/.test(line)) return <a href={`mailto:${line}`}>{line}</a>
  if (/^\+[\d\s().-]+$/.test(line)) return <a href={`tel:${line.replace(/[^+\d]/g, '')}`}>{line}</a>
  return <>{line}</>
}

/** "Your cart. What you put there": the name first, the rest smaller below it. "`akm_cart`": a name for machines. */
function NamedCell({ text }: { text: string }) {
  const [, code] = /^`(.+)`$/.exec(text) ?? []
  if (code) return <code>{code}</code>
  const [name = '', ...rest] = text.split('. ')
  if (rest.length === 0) return <>{name}</>
  return (
    <>
      {name}
      <br />
      <small>{rest.join('. ')}</small>
    </>
  )
}

function sectionsOf(blocks: readonly Block[]): { heading: string | null; body: Block[] }[] {
  const sections: { heading: string | null; body: Block[] }[] = [{ heading: null, body: [] }]
  for (const block of blocks) {
    if (block.kind === 'heading') sections.push({ heading: block.text, body: [] })
    else sections.at(-1)?.body.push(block)
  }
  return sections
}
