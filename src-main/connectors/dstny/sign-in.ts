import type { FormValues } from '../../../src-preload/contract/settings-form.ts'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import { Secret } from '../../logging/secret.ts'
import { HttpClient } from '../../transport/http-client.ts'
import type { Clock } from '../../util/clock.ts'
import { displayText } from '../../util/display-text.ts'
import { CtiError } from '../../util/errors.ts'
import type { Credentials, SignedIn } from '../sign-in.ts'
import { DstnyClient } from './client.ts'
import { epochMs } from './wire/dates.ts'
import { Endpoints } from './endpoints/endpoints.ts'
import { isUnavailable } from '../kit/outcome.ts'
import { Requester } from './request.ts'
import { codeField, missing, readServer, readSettings, readTyped } from './settings.ts'
import type { DstnySettings } from './settings.ts'
import { createLegacyTicket, createSecureTicket, ticketName } from './tickets.ts'
import type { WireTicket } from './wire/access.ts'
import { defined } from '../../util/defined.ts'

/** Signs in with what was typed; the password is used once and kept nowhere (Dstny API 1.4). @throws CtiError */
export async function signIn(
  method: string,
  values: FormValues,
  kept: Readonly<Record<string, unknown>> | undefined,
  clock: Clock,
  signal: AbortSignal
): Promise<SignedIn> {
  const { settings, text } = readTyped(values, kept)
  if (method === 'token') return signedIn(settings, new Secret(readToken(text('token'))), clock, signal)
  const password = values['password']
  if (typeof password !== 'string' || password === '') throw missing(m.form_password())
  if (method === 'legacy' && !settings.allowOldSignIn) {
    throw new CtiError('permission', { userMessage: m.error_old_sign_in_off() })
  }
  const ticket = await makeTicket(method, settings, password, text('code'), clock, signal)
  if (ticket === 'secondFactor') {
    return { status: 'more', message: m.account_second_factor(), fields: [codeField()] }
  }
  return signedIn({ ...settings, ...ticketSettings(ticket, settings) }, new Secret(ticket.token), clock, signal)
}

/** Deletes the ticket we made ourselves; a pasted one is the user's (Dstny API 3.26). @throws CtiError */
export async function signOut(
  { settings: stored, secret }: Credentials,
  clock: Clock,
  signal: AbortSignal
): Promise<void> {
  const settings = readSettings(stored)
  if (settings.ticketName === undefined) return
  const requester = requesterFor(settings, clock, secret)
  await using _http = requester.http
  const client = new DstnyClient(requester)
  try {
    await client.tickets.deleteTicket(settings.ticketName, signal)
  } catch (error) {
    const kind = error instanceof CtiError ? error.kind : undefined
    if (kind === 'auth' ? await isAccepted(client, signal) : kind !== 'notFound') throw error
  }
}

/** A ticket that still opens something is not gone, even when it may not delete itself. */
async function isAccepted(client: DstnyClient, signal: AbortSignal): Promise<boolean> {
  try {
    await client.configuration.getConfiguration(undefined, signal)
    return true
  } catch (error) {
    return !(error instanceof CtiError && error.kind === 'auth')
  }
}

/** A requester for an account; whoever takes it ends its `http`. @throws CtiError protocol | permission */
export function requesterFor(settings: DstnySettings, clock: Clock, token?: Secret): Requester {
  const { url, override } = readServer(settings)
  const http = new HttpClient({
    baseUrl: url,
    clock,
    ...(token === undefined ? {} : { auth: { kind: 'bearer', token } }),
    trust: settings.serverTrust
  })
  return new Requester(http, new Endpoints(override), clock, settings)
}

async function makeTicket(
  method: string,
  settings: DstnySettings,
  password: string,
  code: string,
  clock: Clock,
  signal: AbortSignal
): Promise<WireTicket | 'secondFactor'> {
  const requester = requesterFor(settings, clock)
  await using _http = requester.http
  const endpoints = new Endpoints(readServer(settings).override)
  if (method === 'legacy') return await createLegacyTicket(requester, endpoints, settings, password, signal)
  return await createSecureTicket(requester, endpoints, settings, new Secret(password), code, signal)
}

function ticketSettings(ticket: WireTicket, settings: DstnySettings): Partial<DstnySettings> {
  const endpoints = new Endpoints(readServer(settings).override)
  const expiresAt = epochMs(ticket.expires)
  return {
    allowedApis: ticket.allowedApis.map((name) => endpoints.ourScopeName(name)),
    ticketName: ticket.name ?? ticketName(), // what was asked for: without it the ticket could never be deleted
    ...defined({ ticketExpiresAt: expiresAt })
  }
}

/** Checks a token before it is stored, in the order of Dstny API 1.4 a. @throws CtiError */
async function signedIn(settings: DstnySettings, token: Secret, clock: Clock, signal: AbortSignal): Promise<SignedIn> {
  const requester = requesterFor(settings, clock, token)
  await using http = requester.http
  const client = new DstnyClient(requester)
  const checks = [
    () => client.configuration.getConfiguration(undefined, signal),
    () => client.devices.listDevices(undefined, signal),
    () => client.callState.getUserCallState(signal),
    () => client.acdGroups.listAcdGroups({ ignoreAgents: true }, signal)
  ]
  let works = 0
  const refusals: CtiError[] = []
  for (const check of checks) {
    try {
      await check()
      works += 1
    } catch (error) {
      if (!isUnavailable(error)) throw error
      refusals.push(error)
    }
  }
  if (works === 0) throw nothingWorks(refusals, settings, http.host)
  const credentials = { settings: { ...settings }, secret: token }
  return { status: 'signedIn', credentials, label: await labelOf(client, settings, signal) }
}

/** Nothing we know is there: that is no telephone system of this kind. Nothing is allowed: the ticket is for another user. */
function nothingWorks(refusals: readonly CtiError[], { userId, domain }: DstnySettings, host: string): unknown {
  const [cause] = refusals
  if (cause?.kind === 'unsupported') return new CtiError('protocol', { userMessage: m.error_protocol({ host }), cause })
  if (!refusals.every(({ kind }) => kind === 'permission')) return cause
  return new CtiError('permission', { userMessage: m.error_token_other_user({ user: `${userId}@${domain}` }), cause })
}

async function labelOf(client: DstnyClient, settings: DstnySettings, signal: AbortSignal): Promise<string> {
  const address = `${settings.userId}@${settings.domain}`
  try {
    const contact = await client.contactsInformation.getContact(address, {}, signal)
    const name = displayText(`${contact.firstname ?? ''} ${contact.lastname ?? ''}`)
    return name === undefined ? address : `${name} · ${settings.domain}`
  } catch (error) {
    if (!(error instanceof CtiError)) throw error
    return address
  }
}

/** A header carries it, so it has neither blanks nor letters beyond ASCII; with those it was not copied rightly. */
function readToken(value: string): string {
  if (value === '') throw missing(m.form_token())
  if (!/^[\x21-\x7e]+$/.test(value)) throw new CtiError('auth', { userMessage: m.error_token_characters() })
  return value
}
