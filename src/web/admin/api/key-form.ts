import { z } from 'zod'
import { lifeDays, parseScope, type Scope } from '../../../domains/api-keys/index.ts'

/** What was typed, exactly as it was typed; one choice comes alone, several as a list. */
export const apiKeyForm = z.object({
  name: z.string().trim().max(300).catch(''),
  scope: z.union([z.array(z.string()), z.string().transform((one) => [one])]).catch([]),
  life: z.string().catch(''),
})
export type ApiKeyForm = z.infer<typeof apiKeyForm>
export type ApiKeyField = 'name' | 'scopes' | 'life'

export type ParsedApiKey =
  | { ok: true; key: { name: string; scopes: Scope[]; lifeDays: number } }
  | { ok: false; wrong: ApiKeyField[] }

export function parseApiKey({ name, scope, life }: ApiKeyForm): ParsedApiKey {
  const scopes = scope.map(parseScope)
  const known = scopes.filter((each) => each !== undefined)
  const days = lifeDays.find((each) => String(each) === life)
  const wrong: ApiKeyField[] = [
    ...(name.length >= 1 && name.length <= 80 ? [] : (['name'] as const)),
    ...(known.length > 0 && known.length === scopes.length ? [] : (['scopes'] as const)),
    ...(days ? [] : (['life'] as const)),
  ]
  if (wrong.length > 0 || !days) return { ok: false, wrong }
  return { ok: true, key: { name, scopes: known, lifeDays: days } }
}
