import type { FormField, FormValues } from '../../../../src-preload/contract/settings-form.ts'
import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { Secret } from '../../../logging/secret.ts'
import { protocolError } from '../../../transport/transport-errors.ts'
import type { Clock } from '../../../util/clock.ts'
import { displayText } from '../../../util/display-text.ts'
import { CtiError } from '../../../util/errors.ts'
import type { SignedIn } from '../../sign-in.ts'
import { MirtaClient } from '../client.ts'
import { isKeyRefusal, keyRefused } from '../reply/errors.ts'
import { Requester } from '../requests/request.ts'
import { extensionIn } from '../self.ts'
import { field, readSettings, readTyped } from './settings.ts'
import type { MirtaSettings, TypedAccount } from './settings.ts'
import type { Extension } from '../wire/people.ts'

/** Where the interface is on systems that were seen (MiRTA 1.1). */
const USUAL_PATHS = ['/pbx/proxyapi.php', '/mirtapbx/proxyapi.php']

/** Signs in: is it such a system, is the key good, who is the user (MiRTA 1, 9). @throws CtiError */
export async function signIn(
  values: FormValues,
  kept: Readonly<Record<string, unknown>> | undefined,
  clock: Clock,
  signal: AbortSignal
): Promise<SignedIn> {
  const typed = readTyped(values, kept)
  const path = await findPath(typed, clock, signal)
  await using requester = requesterOf(typed, path, clock)
  const client = new MirtaClient(requester)
  await checkKey(client, typed.tenant, signal)
  const extensions = await orNone(client.access.extensions({}, signal))
  if (typed.extension === '') return { status: 'more', message: m.account_who_are_you(), fields: whoFields(extensions) }
  const extension = extensionIn(typed.extension, typed.tenant)
  const found = extensions.find(({ number }) => number === extension)
  if (extensions.length > 0 && found === undefined)
    throw new CtiError('protocol', {
      userMessage: m.error_extension_unknown({ extension: displayText(extension, 40) ?? '' })
    })
  if (typed.user !== '' || typed.password !== '') await checkUser(client, typed, extension, signal)
  const { address, allowPlainHttp, tenant } = typed
  const choices = await choicesOf(client, signal)
  const settings = readSettings({ ...typed.kept, ...choices, address, allowPlainHttp, path, tenant, extension })
  const warning = (await isForAllTenants(requester, signal)) ? { warning: m.account_key_for_all() } : {}
  const name = displayText(found?.name) ?? extension
  const label = `${name} · ${displayText(tenant) ?? ''}`
  return {
    status: 'signedIn',
    credentials: { settings: { ...settings }, secret: new Secret(typed.key) },
    label,
    ...warning
  }
}

const requesterOf = (typed: TypedAccount, path: string, clock: Clock): Requester => {
  const { url, tenant, key, kept } = typed
  const { serverTrust } = kept as Pick<MirtaSettings, 'serverTrust'> // made by `readTyped`
  return new Requester({ baseUrl: url, path, tenant, key: new Secret(key), clock, trust: serverTrust })
}

/** The first path on which HELP answers as such a system does; a refusal by the key is an answer too. @throws CtiError */
async function findPath(typed: TypedAccount, clock: Clock, signal: AbortSignal): Promise<string> {
  const refusals: unknown[] = []
  for (const path of pathsFor(typed.url)) {
    await using requester = requesterOf(typed, path, clock)
    try {
      const help = await new MirtaClient(requester).access.help({}, signal)
      if (/\breqtype\b/i.test(help)) return path
    } catch (error) {
      if (isKeyRefusal(error)) return path
      if (!isElsewhere(error)) throw error
      refusals.push(error)
    }
  }
  throw protocolError(typed.url.host, refusals[0] ?? new Error('no list of requests'))
}

/** The typed one where there is one, and the usual ones. */
function pathsFor({ pathname }: URL): readonly string[] {
  const typed = pathname.replace(/\/+$/, '')
  if (typed.endsWith('.php')) return [typed]
  return [...new Set([...(typed === '' ? [] : [`${typed}/proxyapi.php`]), ...USUAL_PATHS])]
}

/** There is something else at this path, or nothing. */
const isElsewhere = (error: unknown): boolean =>
  error instanceof CtiError && ['unsupported', 'protocol', 'permission', 'auth', 'notFound'].includes(error.kind)

/** A reading that needs the key; HELP may not (MiRTA 13). @throws CtiError auth, saying both that may be wrong */
async function checkKey(client: MirtaClient, tenant: string, signal: AbortSignal): Promise<void> {
  try {
    await client.access.config({}, signal)
  } catch (error) {
    throw isKeyRefusal(error) ? keyRefused(tenant) : error
  }
}

/** Whether the key is the whole system's: only that one may ask for its licence (MiRTA 1.3, assumed). */
async function isForAllTenants(requester: Requester, signal: AbortSignal): Promise<boolean> {
  try {
    const reply = await requester.read('licenceDays', {}, signal)
    return reply.kind === 'text' && /^-?\d{1,6}\b/.test(reply.text)
  } catch (error) {
    if (!(error instanceof CtiError)) throw error
    return false
  }
}

/** Who is chosen from a list; where it cannot be read the number is typed. */
function whoFields(extensions: readonly Extension[]): readonly FormField[] {
  const who: FormField =
    extensions.length === 0
      ? field('extension', 'text', m.form_extension(), true, m.form_extension_typed_hint())
      : {
          ...field('extension', 'choice', m.form_extension(), true),
          options: extensions.map(({ number, name }) => {
            const shown = displayText(name)
            return { value: number, label: shown === undefined ? number : `${number} · ${shown}` }
          })
        }
  return [
    who,
    { ...field('user', 'text', m.form_check_user(), false, m.form_check_user_hint()), advanced: true },
    { ...field('password', 'password', m.form_check_password(), false), advanced: true }
  ]
}

/** Whether the extension is the user's own, by the name and password of the web portal; both are used once (MiRTA 9.1). */
async function checkUser(
  client: MirtaClient,
  typed: TypedAccount,
  extension: string,
  signal: AbortSignal
): Promise<void> {
  const wrong = new CtiError('auth', { userMessage: m.error_password_wrong() })
  if (typed.user === '' || typed.password === '') throw wrong
  const input = { username: typed.user, password: new Secret(typed.password) }
  const user = await client.access.checkUser(input, signal).catch((error: unknown) => {
    throw isKeyRefusal(error) ? wrong : error
  })
  if (user === undefined) throw wrong
  if (user.extension !== undefined && extensionIn(user.extension, typed.tenant) !== extension)
    throw new CtiError('protocol', {
      userMessage: m.error_extension_of_other({ extension: displayText(extension) ?? '' })
    })
}

/** What the options offer to choose from. */
async function choicesOf(client: MirtaClient, signal: AbortSignal): Promise<Partial<MirtaSettings>> {
  const [flows, books] = await Promise.all([
    orNone(client.queues.flows({}, signal)),
    orNone(client.records.phoneBooks({}, signal))
  ])
  return {
    knownFlows: flows.slice(0, 100).flatMap(({ number, name }) => {
      return /^[\d*#]{1,20}$/.test(number) ? [{ value: number, label: displayText(name) ?? number }] : []
    }),
    knownPhoneBooks: books.slice(0, 100).flatMap((book) => {
      return book.length > 100 ? [] : [{ value: book, label: displayText(book) ?? book }]
    })
  }
}

/** What cannot be read is not needed to sign in. */
async function orNone<T>(reading: Promise<readonly T[]>): Promise<readonly T[]> {
  try {
    return await reading
  } catch (error) {
    if (!(error instanceof CtiError)) throw error
    return []
  }
}
