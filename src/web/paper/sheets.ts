import PDFDocument from 'pdfkit'
import { light } from '../letters/palette.ts'
import { oklchToHex, parseOklch } from '../ui/oklch.ts'
import type { Run } from './text-lines.ts'
import type { Typefaces } from './typefaces.ts'

/** What pdfkit knows and its types do not. */
declare global {
  namespace PDFKit.Mixins {
    interface StructureElementOptions {
      scope?: 'Row' | 'Column'
    }
    interface AnnotationOption {
      structParent?: PDFKit.PDFStructureElement
    }
    interface PDFAttachmentOptions {
      relationship?: 'Alternative'
    }
  }
}

export type Face = {
  weight: keyof Typefaces
  size: number
  /** From one line to the next. */
  leading: number
  colour: string
  /** Figures of one width, for columns of amounts. */
  tabular?: boolean
}

/** A part of the document as those hear it who do not see it. */
export type Part = PDFKit.PDFStructureElement
export type PartOptions = PDFKit.Mixins.StructureElementOptions

export type SheetOptions = {
  title: string
  language: string
  writtenAt: Date
  typefaces: Typefaces
  /** False leaves the text readable in the bytes, for tests. */
  compress: boolean
  archive?: Archive
}

/** Makes the file one to be kept for decades (PDF/A-3b) that carries its own data for programs. */
export type Archive = {
  fileName: string
  mediaType: string
  description: string
  data: string
  /** XMP besides what PDF/A itself wants. */
  metadata: string
}

export type Sheets = ReturnType<typeof openSheets>

export const paper = { width: 595.28, height: 841.89 }

/** White A4 pages of a tagged PDF (ISO 14289-1): what is written belongs to a part, all else is decoration. */
export function openSheets({ title, language, writtenAt, typefaces, compress, archive }: SheetOptions) {
  const options: PDFKit.PDFDocumentOptions = {
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    pdfVersion: '1.7',
    tagged: true,
    lang: language,
    displayTitle: true,
    compress,
    // pdfkit makes the file's id of these, so that the same document is the same file.
    info: { Title: title, Creator: 'AllKeyMasters', CreationDate: writtenAt, ModDate: writtenAt },
  }
  const pdf = new PDFDocument(Object.assign(options, { subset: archive ? 'PDF/A-3b' : 'PDF/UA' }))
  for (const [weight, bytes] of Object.entries(typefaces)) pdf.registerFont(weight, bytes)
  const body = pdf.struct('Document')
  pdf.addStructure(body)
  const bookmarks: { level: number; item: PDFKit.PDFOutline }[] = [{ level: 0, item: pdf.outline }]

  function draw(text: string, x: number, baseline: number, face: Face): void {
    pdf.font(face.weight).fontSize(face.size).fillColor(face.colour)
    pdf.text(text, x, baseline, {
      lineBreak: false,
      baseline: 'alphabetic',
      ...(face.tabular && { features: ['tnum'] }),
    })
  }

  function measure(text: string, face: Face): number {
    pdf.font(face.weight).fontSize(face.size)
    return pdf.widthOfString(text, face.tabular ? { features: ['tnum'] } : {})
  }

  return {
    body,
    measure,
    newPage(): void {
      pdf.addPage()
    },
    /** A part within another, in the order in which it is to be read. */
    part(parent: Part, type: string, options: PartOptions = {}): Part {
      const part = pdf.struct(type, options)
      parent.add(part)
      return part
    },
    /** One line of text at the place where its part stands. */
    write(part: Part, runs: readonly Run[], at: { x: number; top: number; face: Face }): void {
      const { face, top } = at
      const baseline = top + baselineOf(face)
      let { x } = at
      for (const { text, to } of runs) {
        const width = measure(text, face)
        if (to === undefined) part.add(() => draw(text, x, baseline, face))
        else writeLink(part, text, to, { x, top, width, baseline, face })
        x += width
      }
    },
    decorate(paint: (pdf: PDFKit.PDFDocument) => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
      pdf.markContent('Artifact', { type })
      paint(pdf)
      pdf.endMarkedContent()
    },
    /** A line that belongs to no part, such as a page number. */
    note(text: string, x: number, baseline: number, face: Face): void {
      draw(text, x, baseline, face)
    },
    /** Makes the top of this page findable in the reader's table of contents. */
    bookmark(level: number, label: string): void {
      while ((bookmarks.at(-1)?.level ?? 0) >= level) bookmarks.pop()
      const item = bookmarks.at(-1)?.item.addItem(label, { expanded: level === 1 })
      if (item) bookmarks.push({ level, item })
    },
    close(): Uint8Array {
      if (archive) carryData(archive)
      pdf.end()
      // pdfkit has written everything by now, without waiting for anything.
      const chunks: Uint8Array[] = []
      for (let chunk = pdf.read(); chunk !== null; chunk = pdf.read()) chunks.push(chunk)
      return Buffer.concat(chunks)
    },
  }

  /** The data say the same as the pages, so either may be taken for the other (ISO 32000-2, 7.11.3: Alternative). */
  function carryData({ fileName, mediaType, description, data, metadata }: Archive): void {
    pdf.appendXML(metadata)
    pdf.file(Buffer.from(data), {
      name: fileName,
      type: mediaType,
      description,
      relationship: 'Alternative',
      creationDate: writtenAt,
      modifiedDate: writtenAt,
    })
  }

  function writeLink(
    part: Part,
    text: string,
    to: string,
    {
      x,
      top,
      width,
      baseline,
      face,
    }: { x: number; top: number; width: number; baseline: number; face: Face },
  ): void {
    const link = pdf.struct('Link')
    part.add(link)
    link.add(() => {
      draw(text, x, baseline, { ...face, colour: linkColour })
      pdf
        .moveTo(x, baseline + 1.8)
        .lineTo(x + width, baseline + 1.8)
        .lineWidth(0.5)
        .stroke(linkLine)
    })
    // pdfkit writes a String object as text and a plain string as a name.
    pdf.link(x, top, width, face.leading, to, { structParent: link, Contents: Object(text) })
    // Ended on its own page: pdfkit notes the page of the day when a link ends, not when it was made.
    link.end()
  }
}

const linkColour = light.link
const linkLine = oklchToHex(parseOklch('oklch(0.72 0.07 80)'))

/** The face's ascent and descent are 0.93 and 0.27 of its size; the line stands in the middle of its leading. */
function baselineOf({ size, leading }: Face): number {
  return (leading - 1.2 * size) / 2 + 0.93 * size
}
