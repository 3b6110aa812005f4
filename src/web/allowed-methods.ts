import type { Hono } from 'hono'

/** The methods that a path answers to, from the app's own routes: empty when there is no such path. */
export function allowedMethods(app: Hono, path: string): string[] {
  const matching = app.routes.filter((route) => route.method !== 'ALL' && patternOf(route.path).test(path))
  const methods = new Set(matching.map(({ method }) => method))
  if (methods.has('GET')) methods.add('HEAD')
  return [...methods].sort()
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/\/:\w+/g, '/[^/]+').replaceAll('.', '\\.')}$`)
}
