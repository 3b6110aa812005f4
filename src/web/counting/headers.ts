type Several = string | string[] | undefined

/** All that counting reads of a request. What it does not read it cannot keep. */
export type AskedHeaders = {
  readonly 'user-agent'?: string | undefined
  readonly referer?: string | undefined
  readonly 'accept-language'?: string | undefined
  readonly 'sec-fetch-site'?: Several
  readonly 'sec-fetch-dest'?: Several
  readonly 'sec-purpose'?: Several
  readonly purpose?: Several
  readonly 'sec-gpc'?: Several
  /** For the objection alone. */
  readonly cookie?: string | undefined
}
