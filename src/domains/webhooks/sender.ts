/** Why nothing got through; of `status` the number stands beside. */
export type Trouble =
  /** The address is none of the public internet. */
  'refused_address' | 'no_address' | 'no_connection' | 'no_answer' | 'bad_certificate' | 'status'

export type SendOutcome = { ok: boolean; status: number | null; trouble: Trouble | null; millis: number }

/** Sends what was signed to an address that somebody named; satisfied by the platform. */
export type WebhookSender = {
  /** Resolves with an outcome whatever happens on the network; anything but 2xx is none. Follows no redirect. */
  send(message: {
    url: string
    headers: Readonly<Record<string, string>>
    body: string
  }): Promise<SendOutcome>
  /** What keeps an address from being an endpoint, as far as it can be seen without asking anybody. */
  findFlaw(url: string): EndpointFlaw | undefined
}

export type EndpointFlaw = 'no_url' | 'not_https' | 'has_password' | 'private_address'
