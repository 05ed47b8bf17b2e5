import type { Log } from '../../../logging/log.ts'
import type { DstnyFront } from '../../../simulator/fronts/dstny/front.ts'
import type { DstnyFrontOptions } from '../../../simulator/fronts/dstny/front-options.ts'
import { WebhookServer } from '../../../transport/webhook-server.ts'
import { defined } from '../../../util/defined.ts'
import { createDstnyConnector } from '../index.ts'
import type { Connector } from '../../connector.ts'
import type { Credentials } from '../../sign-in.ts'
import { openFrontUnderTest } from './front-under-test.ts'
import { ConnectorHarness } from '../../testing/connector-harness.ts'
import type { Typed } from '../../testing/front.ts'

/** A harness over this vendor's front, for what is only so with this vendor. */
export interface DstnyHarness {
  readonly harness: ConnectorHarness
  readonly front: DstnyFront
}

/** One on which any user of the example company can be signed in. */
export interface UserHarness extends DstnyHarness {
  /** What somebody types who has a token of their own. */
  withToken(user: string, more?: Typed['values'], kept?: Typed['kept']): Typed
  /** Signs in with a token; `more` are further values of the form. */
  goLiveAs(user: string, more?: Typed['values'], kept?: Typed['kept']): Promise<void>
}

/** What is not as usual about a harness. */
export interface DstnyHarnessOptions {
  /** Where the connector writes its log; among what the harness keeps when absent. */
  readonly log?: Log
  /** What every account has beside what is typed. */
  readonly settings?: Credentials['settings']
  /** What Jane types beside her token. */
  readonly typed?: Typed['values']
  readonly front?: DstnyFrontOptions
}

/** Opens one, with Jane's account, live. */
export async function openDstnyHarness(options: DstnyHarnessOptions = {}): Promise<DstnyHarness> {
  const { harness, front } = await openUserHarness(options)
  await harness.goLive()
  return { harness, front }
}

/** Opens one, with nobody signed in; whoever does ends the harness. */
export async function openUserHarness(options: DstnyHarnessOptions = {}): Promise<UserHarness> {
  const { log, settings = {}, typed, front: frontOptions } = options
  const opened: { front?: DstnyFront; right?: Typed } = {}
  const harness = await ConnectorHarness.open({
    connector: (options) =>
      withSettings(createDstnyConnector({ ...options, webhooks: new WebhookServer(options) }), settings),
    openFront: async (pbx) => {
      const usual = await openFrontUnderTest(pbx, typed, (front) => (opened.front = front), frontOptions)
      return {
        ...usual,
        get right() {
          return opened.right ?? usual.right
        }
      }
    },
    ...defined({ log })
  })
  const { front } = opened
  if (front === undefined) throw new Error('the harness has opened no front')
  const withToken: UserHarness['withToken'] = (user, more = {}, kept) => {
    const values = { address: front.url, user, domain: 'example.org', token: front.issueToken(user), ...more }
    return { method: 'token', values, ...defined({ kept }) }
  }
  return {
    harness,
    front,
    withToken,
    goLiveAs: (...who) => {
      opened.right = withToken(...who)
      return harness.goLive()
    }
  }
}

const withSettings = (connector: Connector, more: Credentials['settings']): Connector => ({
  ...connector,
  open: ({ settings, secret }, signal) => connector.open({ settings: { ...settings, ...more }, secret }, signal)
})
