/** `path`: where it was found in the end. */
export type Answer = { status: number; path: string; location: string; text: string }
export type PlainBrowser = ReturnType<typeof plainBrowser>

/** A browser that knows no JavaScript: cookies, links and forms with what is filled in beforehand. */
export function plainBrowser(shopUrl: string, headers: Record<string, string> = {}) {
  const jar = new Map<string, string>()

  async function send(path: string, form?: Record<string, string>): Promise<Answer> {
    const url = new URL(path, shopUrl)
    const isOurs = url.origin === new URL(shopUrl).origin
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { ...headers, ...(isOurs && cookie && { cookie }), ...(form && { origin: url.origin }) },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    })
    for (const set of isOurs ? response.headers.getSetCookie() : []) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      if (/max-age=0/i.test(set)) jar.delete(name)
      else jar.set(name, value)
    }
    const location = response.headers.get('location')
    return {
      status: response.status,
      path: url.href,
      location: location ? new URL(location, url).href : '',
      text: await response.text(),
    }
  }

  /** Opens a page, or what it leads to. */
  async function open(path: string): Promise<Answer> {
    const answer = await send(path)
    return answer.location ? open(answer.location) : answer
  }

  /** The form of a page that leads to an address of that kind, as nobody has touched it. */
  async function findForm(page: string, action: RegExp) {
    const { text, path } = await open(page)
    for (const [form] of text.matchAll(/<form[^>]*>[\s\S]*?<\/form>/g)) {
      const target = attributeOf(form, 'action') ?? ''
      if (action.test(target)) return { target: new URL(target, path).href, values: valuesOf(form) }
    }
    throw new Error(`no form to ${action} on ${path}: ${wordsOf(text)}`)
  }

  return {
    send,
    open,
    formOf: async (page: string, action: RegExp) => (await findForm(page, action)).values,
    /** Sends a form of a page. @returns the page to which it led. @throws when it is refused. */
    async submit(page: string, action: RegExp, filled: Record<string, string> = {}): Promise<Answer> {
      const { target, values } = await findForm(page, action)
      const answer = await send(target, { ...values, ...filled })
      if (answer.status >= 400) throw new Error(`${answer.status} of ${target}: ${wordsOf(answer.text)}`)
      return answer.location ? open(answer.location) : answer
    },
  }
}

/** What a browser would send of a form that nobody has touched. */
function valuesOf(form: string): Record<string, string> {
  const inputs = [...form.matchAll(/<input[^>]*>/g)].map(([tag]) => tag)
  return Object.fromEntries(
    inputs.flatMap((tag) => {
      const [name, type] = [attributeOf(tag, 'name'), attributeOf(tag, 'type') ?? '']
      const isLeftOut = ['radio', 'checkbox'].includes(type) && !/\schecked\b/.test(tag)
      return name && !isLeftOut ? [[name, attributeOf(tag, 'value') ?? '']] : []
    }),
  )
}

function attributeOf(tag: string, name: string): string | undefined {
  return new RegExp(`\\s${name}="([^"]*)"`)
    .exec(tag)?.[1]
    ?.replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}

const wordsOf = (html: string) =>
  html
    .replace(/<(style|script|header|nav)[\s\S]*?<\/\1>|<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, 400)
