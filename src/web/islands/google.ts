/** What Google asks to stand inline in a page: the signals of Consent Mode v2 first, then its tag. */
const own = document.querySelector<HTMLElement>('[data-adapter="google"]')
if (own) load(own.dataset)

function load({ url = '', tagId = '', measurement, advertising, cookieDays }: DOMStringMap): void {
  const dataLayer: unknown[] = []
  Object.assign(window, { dataLayer })
  function gtag(..._command: unknown[]): void {
    // biome-ignore lint/complexity/noArguments: Google's script tells commands from data by this very type.
    dataLayer.push(arguments)
  }
  gtag('consent', 'default', {
    analytics_storage: measurement,
    ad_storage: advertising,
    ad_user_data: advertising,
    ad_personalization: advertising,
  })
  gtag('set', 'ads_data_redaction', true)
  gtag('js', new Date())
  // Nothing of theirs outlives the choice that allowed it.
  gtag('config', tagId, { cookie_expires: Number(cookieDays) * 86_400 })
  const src = `${url}?id=${encodeURIComponent(tagId)}`
  document.head.append(Object.assign(document.createElement('script'), { async: true, src }))
}

export {}
