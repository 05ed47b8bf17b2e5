import type { FormValues } from '../../../src-preload/contract/settings-form.ts'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import { Secret } from '../../logging/secret.ts'
import type { Clock } from '../../util/clock.ts'
import { defined } from '../../util/defined.ts'
import { shownName } from '../../util/display-text.ts'
import type { SignedIn } from '../sign-in.ts'
import { requesterFor, sessionFor } from './account.ts'
import { VoipbinClient } from './client.ts'
import { allRows, PAGE_ROWS } from './paging.ts'
import { factsOf } from './session.ts'
import { field, readSettings, readTyped } from './settings.ts'
import type { AgentRow } from './wire/agents.ts'

/** People who are offered to choose oneself from. */
const MOST_AGENTS = 1_000

/** Signs in by password, token or access key, and asks who the user of a key is (VoIPBin 3). @throws CtiError */
export async function signIn(
  method: string,
  values: FormValues,
  kept: Readonly<Record<string, unknown>> | undefined,
  clock: Clock,
  signal: AbortSignal
): Promise<SignedIn> {
  const typed = readTyped(method, values, kept)
  const { address, allowPlainHttp, secret: text, agentId } = typed
  const server = { address, allowPlainHttp, method: typed.method, user: typed.user, ...typed.kept }
  const secret = new Secret(text)
  await using requester = requesterFor(server, sessionFor(server, secret, clock), clock)
  const client = new VoipbinClient(requester)
  if (typed.method !== 'key') {
    const me = await client.agents.me({}, signal)
    const { endsAt } = typed.method === 'token' ? factsOf(text) : { endsAt: undefined }
    return signedIn(me, { ...server, ...defined({ tokenEndsAt: endsAt }) }, secret)
  }
  if (agentId === '') return await whoseKey(client, signal)
  const me = await client.agents.get({ id: agentId }, signal)
  return { ...signedIn(me, { ...server, agentId }, secret), warning: m.account_key_is_admin() }
}

function signedIn(
  { id, userName, name }: AgentRow,
  settings: Readonly<Record<string, unknown>>,
  secret: Secret
): SignedIn & { readonly status: 'signedIn' } {
  const user = userName === '' ? id : userName
  const credentials = { settings: readSettings({ ...settings, user }), secret }
  return { status: 'signedIn', credentials, label: shownName(name, user) }
}

/** Who there is to be; the list shows as well that the key is good. @throws CtiError */
async function whoseKey(client: VoipbinClient, signal: AbortSignal): Promise<SignedIn> {
  const agents = await allRows(
    (token) => client.agents.list({ page_size: PAGE_ROWS, ...defined({ page_token: token }) }, signal),
    MOST_AGENTS
  )
  const options = agents.map(({ id, name, userName }) => ({ value: id, label: shownName(name, userName) }))
  const sorted = options.toSorted((a, b) => a.label.localeCompare(b.label))
  return {
    status: 'more',
    message: m.account_whose_key(),
    fields: [field('agentId', 'choice', m.form_whose_key(), { options: sorted })]
  }
}
