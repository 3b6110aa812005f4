/** The list as it stood when a form on it was sent, or the whole of it: nowhere else. Ready for one more word. */
export function backTo(said: unknown, list: string): string {
  const isList = typeof said === 'string' && said.startsWith(`${list}?`)
  return isList ? `${said}&` : `${list}?`
}

/** What an address says behind its path, as `listQuery` reads it. */
export const addressOf = (address: string): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(address.split('?')[1]))
