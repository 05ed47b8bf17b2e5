import * as z from 'zod/mini'
import { Secret } from '../logging/secret.ts'
import type { Domain } from './domain.ts'

const testAccounts = z.array(
  z.object({
    vendor: z.string(),
    label: z.string(),
    settings: z.record(z.string(), z.unknown()),
    secret: z.string()
  })
)

/** What end-to-end tests ask for at start. */
export interface TestStart {
  /** Signed in at once, kept in memory. */
  readonly accounts: z.infer<typeof testAccounts>
  /** No demo, even without an account. */
  readonly empty: boolean
}

/** Reads it from the environment; nothing in a packaged program or without the hook's own variable. */
export function testStart(isPackaged: boolean, env: Readonly<Record<string, string | undefined>>): TestStart {
  if (isPackaged || env['RINGSIDE_TEST_HOOK'] !== '1') return { accounts: [], empty: false }
  const json = env['RINGSIDE_TEST_ACCOUNTS']
  return {
    accounts: json === undefined ? [] : testAccounts.parse(JSON.parse(json)),
    empty: env['RINGSIDE_TEST_EMPTY'] === '1'
  }
}

/** Shows the account a test asks for, without a form and without keeping it. The answer signs in. */
export function announceTestAccount(
  { accounts, connectors }: Domain,
  { vendor, label, settings, secret }: TestStart['accounts'][number]
): () => Promise<void> {
  const id = accounts.announceTransient({ vendor, label, isDemo: false })
  return async () => {
    const connector = await connectors.find(vendor)
    if (connector === undefined) throw new Error('no connector for the test account')
    accounts.startTransient(id, connector, { settings, secret: new Secret(secret) })
  }
}
