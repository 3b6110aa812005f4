/**
 * An upload (RFC 7578) as the form that the rest of the emulator reads: texts as they are, of a file its name, type, size and
 * nothing of its bytes.
 */
export function formOfUpload(contentType: string, body: Buffer): string {
  const boundary = /boundary=(?:"([^"]+)"|([^;]+))/.exec(contentType)
  const mark = `--${boundary?.[1] ?? boundary?.[2] ?? ''}`
  const form = new URLSearchParams()
  // Latin-1 keeps every byte as one letter, so that sizes are right.
  for (const part of body.toString('latin1').split(mark).slice(1, -1)) {
    const end = part.indexOf('\r\n\r\n')
    const head = part.slice(0, end)
    const content = part.slice(end + 4, -2)
    const name = /name="([^"]*)"/.exec(head)?.[1] ?? ''
    const fileName = /filename="([^"]*)"/.exec(head)?.[1]
    if (fileName === undefined) {
      form.append(name, Buffer.from(content, 'latin1').toString())
      continue
    }
    form.append(`${name}[name]`, fileName)
    form.append(`${name}[type]`, /content-type: *([^\r\n]+)/i.exec(head)?.[1] ?? 'application/octet-stream')
    form.append(`${name}[size]`, String(content.length))
  }
  return form.toString()
}
