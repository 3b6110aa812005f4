/** Where a command speaks. Results on one stream, complaints on the other, a moving line only where someone watches. */
export type Terminal = {
  print(line: string): void
  complain(line: string): void
  /** Replaces the moving line; the empty text takes it away. Says nothing when the output is a file. */
  status(text: string): void
}

export function terminalOver(stdout: NodeJS.WriteStream, stderr: NodeJS.WriteStream): Terminal {
  const status = (text: string) => {
    if (stderr.isTTY) stderr.write(`\r\u001b[2K${text.slice(0, stderr.columns - 1)}`)
  }
  return {
    print(line) {
      status('')
      stdout.write(`${line}\n`)
    },
    complain(line) {
      status('')
      stderr.write(`${line}\n`)
    },
    status,
  }
}

const barLength = 24

/** `███████░░░░░ 58 %  58,000 keys` */
export function progressBar(share: number, label: string): string {
  const filled = Math.round(Math.min(1, Math.max(0, share)) * barLength)
  const percent = `${Math.floor(Math.min(1, share) * 100)} %`.padStart(5)
  return `${'█'.repeat(filled)}${'░'.repeat(barLength - filled)} ${percent}  ${label}`
}

export function formatCount(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`
}
