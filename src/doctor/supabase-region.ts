import pg from 'pg'
import type { Config } from '../config.ts'

// Where Supabase has projects: https://supabase.com/docs/guides/platform/regions.
const countries: Record<string, string> = {
  'ap-east-1': 'HK',
  'ap-northeast-1': 'JP',
  'ap-northeast-2': 'KR',
  'ap-south-1': 'IN',
  'ap-southeast-1': 'SG',
  'ap-southeast-2': 'AU',
  'ca-central-1': 'CA',
  'eu-central-1': 'DE',
  'eu-central-2': 'CH',
  'eu-north-1': 'SE',
  'eu-west-1': 'IE',
  'eu-west-2': 'GB',
  'eu-west-3': 'FR',
  'sa-east-1': 'BR',
  'us-east-1': 'US',
  'us-east-2': 'US',
  'us-west-1': 'US',
  'us-west-2': 'US',
}

/**
 * The region that the address of Supabase's pooler names, `aws-0-eu-central-1.pooler.supabase.com`; the direct address
 * names none. Accounts are there too when they are of the same project, which the user `postgres.<project>` names.
 */
export function findSupabaseRegion({
  DATABASE_URL,
  SUPABASE_URL,
}: Pick<Config, 'DATABASE_URL' | 'SUPABASE_URL'>):
  | { name: string; country: string | undefined; hasAccounts: boolean }
  | undefined {
  if (!DATABASE_URL) return undefined
  const { host, user = '' } = new pg.Client({ connectionString: DATABASE_URL.expose() })
  const name = /^aws-\d+-([a-z]+-[a-z]+-\d+)\.pooler\.supabase\.com$/.exec(host)?.[1]
  if (name === undefined) return undefined
  const project = user.split('.')[1]
  const hasAccounts =
    project !== undefined &&
    SUPABASE_URL !== undefined &&
    new URL(SUPABASE_URL).host === `${project}.supabase.co`
  return { name, country: countries[name], hasAccounts }
}
