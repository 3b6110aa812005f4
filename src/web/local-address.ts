/** Only an address of this shop, as a path: `//elsewhere` and `/\elsewhere` lead away in browsers. */
export function localAddress(address: string): string {
  const own = 'https://own.invalid'
  const url = URL.parse(address, own)
  if (url?.origin !== own || !address.startsWith('/')) return '/'
  // Looked at again after it was resolved: `/.//elsewhere` becomes `//elsewhere`.
  return `/${url.pathname.replace(/^\/+/, '')}${url.search}`
}
