/** Reads an uncompressed PDF back, for tests: independent of the library that wrote it, and no more than they need. */
export type ReadPdf = {
  pages: readonly PageOfPdf[]
  text: string
  /** What each link leads to, and what it is called. */
  links: readonly { to: string; called: string }[]
  /** Kinds of structure elements, in the order of the file. */
  parts: readonly string[]
  catalog: string
  info: string
}

/** What is read of a page, what only decorates it, and what is neither and should not be. */
export type PageOfPdf = { text: string; notes: string; untagged: string }

export function readPdf(bytes: Uint8Array): ReadPdf {
  const source = Buffer.from(bytes).toString('latin1')
  const objects = new Map(
    [...source.matchAll(/^(\d+) 0 obj\n([\s\S]*?)\nendobj/gm)].map(([, id = '', body = '']) => [id, body]),
  )
  const at = (body: string, name: string) =>
    objects.get(new RegExp(`/${name} (\\d+) 0 R`).exec(body)?.[1] ?? '') ?? ''
  const trailer = source.slice(source.lastIndexOf('trailer'))
  const catalog = at(trailer, 'Root')
  const kids = [...(/\/Kids \[([^\]]*)\]/.exec(at(catalog, 'Pages'))?.[1] ?? '').matchAll(/(\d+) 0 R/g)]
  const pages = kids.map(([, id = '']) => {
    const page = objects.get(id) ?? ''
    const fonts = new Map(
      [...at(page, 'Resources').matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', font = '']) => [
        name,
        charactersOf(at(objects.get(font) ?? '', 'ToUnicode')),
      ]),
    )
    return readPage(at(page, 'Contents'), fonts)
  })
  const annotations = [...objects.values()].filter((body) => body.includes('/Subtype /Link'))
  return {
    pages,
    text: pages.map(({ text }) => text).join(' '),
    links: annotations.map((body) => ({
      to: /\/URI \((.*)\)/.exec(at(body, 'A'))?.[1] ?? '',
      called: textAfter(body, 'Contents'),
    })),
    parts: [...objects.values()].flatMap(
      (body) => /^<<\n\/S \/(\w+)\n[\s\S]*\/P \d+ 0 R/.exec(body)?.[1] ?? [],
    ),
    catalog: catalog + at(catalog, 'MarkInfo') + at(catalog, 'ViewerPreferences'),
    info: [...at(trailer, 'Info').matchAll(/\/(\w+) (\d+) 0 R/g)]
      .map(([, name = '', id = '']) => `${name}: ${textAfter(`/X ${objects.get(id)}`, 'X')}`)
      .join('\n'),
  }
}

type Characters = ReadonlyMap<string, string>

function charactersOf(cmap: string): Characters {
  const list = /\[([^\]]*)\]\nendbfrange/.exec(cmap)?.[1] ?? ''
  return new Map(
    [...list.matchAll(/<([^>]*)>/g)].map(([, codes = ''], index) => [
      index.toString(16).padStart(4, '0'),
      String.fromCharCode(...codes.split(' ').map((code) => Number.parseInt(code, 16))),
    ]),
  )
}

function readPage(content: string, fonts: ReadonlyMap<string, Characters>): PageOfPdf {
  const said = { text: '', notes: '', untagged: '' }
  let font: Characters = new Map()
  let place: keyof typeof said = 'untagged'
  for (const line of content.split('\n')) {
    // The mark's own words follow on lines of their own: `/Artifact <<`, `/Type /Pagination`, `>> BDC`.
    if (/^\/\w+ <<$/.test(line)) place = line.startsWith('/Artifact') ? 'notes' : 'text'
    if (line === 'EMC') place = 'untagged'
    font = fonts.get(/^\/(F\d+) .* Tf$/.exec(line)?.[1] ?? '') ?? font
    if (!line.endsWith('TJ')) continue
    const codes = [...line.matchAll(/<([0-9a-f]+)>/g)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? [])
    const words = codes.map((code) => font.get(code) ?? '\ufffd').join('')
    said[place] += words.endsWith(' ') ? words : `${words} `
  }
  return { text: said.text.trim(), notes: said.notes.trim(), untagged: said.untagged }
}

/** A PDF string is Latin or, after a mark, UTF-16. */
function textAfter(body: string, name: string): string {
  const written = new RegExp(`/${name} \\(([\\s\\S]*?)\\)(?:\\n|$)`).exec(body)?.[1] ?? ''
  const bytes = Buffer.from(written.replace(/\\([\\()])/g, '$1'), 'latin1')
  return written.startsWith('\u00fe\u00ff') ? bytes.subarray(2).swap16().toString('utf16le') : written
}
