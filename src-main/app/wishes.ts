import type { Call, CallAction } from '../../src-preload/contract/call.ts'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import { CtiError } from '../util/errors.ts'
import type { LaunchWish } from './command-line.ts'
import type { Domain } from './domain.ts'

/** Runs something the user asked for outside a window; a failure becomes a notice. */
export function runOrTell({ notices }: Domain, step: Promise<unknown>): void {
  step.catch((error: unknown) => {
    notices.add('error', error instanceof CtiError ? error.userMessage : m.error_internal())
  })
}

/** Carries out what a start of the program asked for. */
export async function carryOut(domain: Domain, { dial, link, answer, hangUp }: LaunchWish): Promise<void> {
  if (link !== undefined) await domain.dialRequests.offer('link', link)
  else if (dial !== undefined) await domain.dialRequests.offer('commandLine', dial)
  if (answer) await actOnFirst(domain, 'answer')
  if (hangUp) await actOnFirst(domain, 'hangUp')
}

async function actOnFirst({ calls, commands }: Domain, action: 'answer' | 'hangUp'): Promise<void> {
  const call = callFor(action, calls.entities.values())
  if (call === undefined) throw new CtiError('notFound', { userMessage: m.wish_no_call() })
  await commands.act({ callId: call.id, action })
}

/** Of several calls the one that is meant: the one being talked on before one that rings out, and a held one last. */
export function callFor(action: CallAction, calls: readonly Call[]): Call | undefined {
  const able = calls.filter((call) => call.allowed.includes(action))
  return able.toSorted((one, other) => rank(one) - rank(other) || one.startedAt - other.startedAt)[0]
}

const rank = ({ state }: Call): number => (state === 'connected' ? 0 : state === 'held' ? 2 : 1)
