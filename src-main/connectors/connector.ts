import type { Lacking } from '../../src-preload/contract/ability.ts'
import type { Capability } from '../../src-preload/contract/capability.ts'
import type { ServiceInput, ServiceName, ServiceOutput } from '../../src-preload/contract/services/services.ts'
import type { FormField, FormValues, SignInForm } from '../../src-preload/contract/settings-form.ts'
import type { Log } from '../logging/log.ts'
import type { WebhookServer } from '../transport/webhook-server.ts'
import type { Clock } from '../util/clock.ts'
import type { Command } from './commands.ts'
import type { ConnectorEvent, SeenContact } from './events.ts'
import type { Credentials, EndpointSettings, SignedIn } from './sign-in.ts'

/** What the user looks at; `queueIds` are the vendor's. */
export interface Attention {
  readonly isWindowVisible: boolean
  readonly queueIds: readonly string[]
}

/** A sound as the server gave it; `contentType` with or without parameters. */
export interface Sound {
  readonly contentType: string
  readonly bytes: Uint8Array
}

/** The CTI link: one open connection to one PBX for one account. */
export interface Link extends AsyncDisposable {
  /** What this account can do; shrinks by `capabilitiesLost`, never grows. */
  readonly capabilities: ReadonlySet<Capability>
  /** Why the account lacks from the beginning what others of its system can; absent where it lacks nothing. */
  readonly lacking?: Lacking
  /** Everything that is true now; calls that are missing are gone. Taken once after every (re)open. */
  snapshot(signal: AbortSignal): Promise<readonly ConnectorEvent[]>
  /** Ends when the link is disposed; throws CtiError when the channel breaks. */
  events(): AsyncIterable<ConnectorEvent>
  /** Resolves when the PBX has accepted the command; the effect arrives as an event. @throws CtiError */
  execute(command: Command, signal: AbortSignal): Promise<void>
  /** @throws CtiError */
  searchContacts(query: string, limit: number, signal: AbortSignal): Promise<readonly SeenContact[]>
  /** Replaces whose presence and lines are told as events, the visible ones first; nobody at first. */
  watchColleagues(contactIds: readonly string[]): void
  /** What is looked at now, nothing at first: a system that has to be asked for news is asked for that oftener. Never throws. */
  attend?(now: Attention): void
  /** The sound of a message or recording of the history; absent where there is none. Held in memory only. @throws CtiError */
  sound?(itemId: string, signal: AbortSignal): Promise<Sound>
  /** Answers what is not about calls. @throws CtiError unsupported where the system has no such thing */
  ask<N extends ServiceName>(name: N, input: ServiceInput<N>, signal: AbortSignal): Promise<ServiceOutput<N>>
}

/**
 * What every connector is made from; `random` is the jitter's source, `Math.random` when absent. `webhooks` is where posts
 * of telephone systems can be taken; without it nothing listens and accounts live by streams.
 */
export interface ConnectorOptions {
  readonly clock: Clock
  readonly log: Log
  readonly random?: () => number
  readonly webhooks?: WebhookServer
}

export interface Connector {
  readonly vendor: string
  /** Everything that some account of the system can. */
  readonly capabilities: readonly Capability[]
  /** The sign-in form, with translated texts; `again`: settings of the account that is signed in to again. Never throws. */
  form(again?: Readonly<Record<string, unknown>>): SignInForm
  /** What makes two sign-ins the same account, server and user, as one text to compare. */
  identity(settings: Readonly<Record<string, unknown>>): string
  /**
   * Checks what was typed against the server. `kept`: settings of the account that no form asks for.
   * @throws CtiError auth | network | timeout | protocol | …
   */
  signIn(
    method: string,
    values: FormValues,
    signal: AbortSignal,
    kept?: Readonly<Record<string, unknown>>
  ): Promise<SignedIn>
  /** What can be chosen after signing in; with `withOptions`, or there is none. Never throws. */
  options?(settings: Readonly<Record<string, unknown>>): readonly FormField[]
  /** The settings with other options, whose values fit their fields. @throws CtiError protocol */
  withOptions?(settings: Readonly<Record<string, unknown>>, values: FormValues): Readonly<Record<string, unknown>>
  /** Takes back on the server what signing in made there; nothing where the user brought it. @throws CtiError */
  signOut?(credentials: Credentials, signal: AbortSignal): Promise<void>
  /**
   * What signing in made on the server, by the name it has there; undefined where the user brought it. `instead`: settings
   * of the sign-in that took its place; undefined also where that has the same name there. Never throws.
   */
  serverTicketName?(
    settings: Readonly<Record<string, unknown>>,
    instead?: Readonly<Record<string, unknown>>
  ): string | undefined
  /**
   * The settings of an account that was known and is added once more: what signing in gave, with what no form asked for;
   * absent: just what it gave. Never throws.
   */
  mergeSettings?(
    known: Readonly<Record<string, unknown>>,
    given: Readonly<Record<string, unknown>>
  ): Readonly<Record<string, unknown>>
  /** When the sign-in ends by itself, epoch ms, where that is known. Never throws. */
  signInEndsAt?(settings: Readonly<Record<string, unknown>>): number | undefined
  /** How long before that the user hears of it, in ms; a day when absent. */
  readonly remindAheadMs?: number
  /**
   * How many functions of an account are elsewhere than usual, at least one where that cannot be read any more, so that it
   * can be taken back; undefined where none ever is. Never throws.
   */
  changedEndpoints?(settings: Readonly<Record<string, unknown>>): number | undefined
  /** Loaded when asked for; absent where the interface never differs. */
  readonly endpoints?: () => Promise<EndpointSettings>
  /** Opens the live channel. Events are kept from the moment this resolves. @throws CtiError auth | network | timeout */
  open(credentials: Credentials, signal: AbortSignal): Promise<Link>
}
