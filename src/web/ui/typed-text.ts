import { z } from 'zod'

/** A line as it was typed. Control characters and marks that turn the direction of writing have no place in a name, and none in the database. */
export const typedLine = z
  .string()
  .catch('')
  .transform((text) =>
    text
      .normalize('NFC')
      .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, ' ')
      .trim(),
  )

/** Lines of an address stay lines. */
export const typedLines = z
  .string()
  .catch('')
  .transform((text) =>
    text
      .split(/\r?\n/)
      .map((line) => typedLine.parse(line))
      .filter((line) => line !== '')
      .join('\n'),
  )
