export const quillonKey = '^[A-Z0-9]{5}(-[A-Z0-9]{5}){4}$'
export const sealwrightKey = '^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$'
export const bellcoteKey = '^BC-[A-Z0-9]{6}(-[A-Z0-9]{6}){2}$'
export const harbourKey = '^[A-Z0-9]{5}(-[A-Z0-9]{5}){2}$'
export const lumenKey = '^[A-Z0-9]{4}(-[A-Z0-9]{4}){3}$'
/** Without I, O, 0 and 1, which are easily mistaken on a small screen. */
export const kestrelKey = '^[A-HJ-NP-Z2-9]{16}$'
export const sillonKey = '^[0-9]{16}$'

export const keyPatterns = {
  quillon: quillonKey,
  sealwright: sealwrightKey,
  bellcote: bellcoteKey,
  harbour: harbourKey,
  'lumen-store': lumenKey,
  kestrel: kestrelKey,
  sillon: sillonKey,
}
