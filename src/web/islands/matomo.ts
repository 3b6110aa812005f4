/** What Matomo asks to stand inline in a page: the queue that its script reads. */
const own = document.querySelector<HTMLElement>('[data-adapter="matomo"]')
if (own) load(own.dataset)

function load({ url = '', site = '', cookieDays = '' }: DOMStringMap): void {
  const seconds = Number(cookieDays) * 86_400
  Object.assign(window, {
    _paq: [
      ['setTrackerUrl', `${url}/matomo.php`],
      ['setSiteId', site],
      // Nothing of theirs outlives the choice that allowed it.
      ['setVisitorCookieTimeout', seconds],
      ['setReferralCookieTimeout', seconds],
      ['trackPageView'],
      ['enableLinkTracking'],
    ],
  })
  document.head.append(
    Object.assign(document.createElement('script'), { async: true, src: `${url}/matomo.js` }),
  )
}

export {}
