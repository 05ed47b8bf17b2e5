import { silentLog } from '../../../logging/log.ts'
import type { Log } from '../../../logging/log.ts'
import { openDstnyFront } from '../../../simulator/fronts/dstny/front.ts'
import type { DstnyFront } from '../../../simulator/fronts/dstny/front.ts'
import { createDstnyConnector } from '../index.ts'
import type { Connector } from '../../connector.ts'
import type { Credentials } from '../../sign-in.ts'
import { frontUnderTest } from './front-under-test.ts'
import { Stage } from '../../testing/stage.ts'
import type { Typed } from '../../testing/front.ts'

/** A stage over this vendor's front, for what is only so with this vendor. */
export interface DstnyStage {
  readonly stage: Stage
  readonly front: DstnyFront
}

/** One on which any user of the example office can be signed in. */
export interface UserStage extends DstnyStage {
  /** What somebody types who has a token of their own. */
  withToken(user: string, more?: Typed['values']): Typed
  /** Signs in with a token; `more` are further values of the form. */
  goLiveAs(user: string, more?: Typed['values']): Promise<void>
}

/** Opens one, with Jane's account, live; what the connector logs goes to `log`. */
export async function openDstnyStage(log: Log = silentLog): Promise<DstnyStage> {
  const { stage, front, goLiveAs } = await openUserStage(log)
  await goLiveAs('jane')
  return { stage, front }
}

/** Opens one, with nobody signed in; whoever does ends the stage. `settings`: what every account has beside what is typed. */
export async function openUserStage(log: Log = silentLog, settings: Credentials['settings'] = {}): Promise<UserStage> {
  const opened: { front?: DstnyFront; right: Typed } = { right: { method: 'token', values: {} } }
  const stage = await Stage.open({
    connector: (parts) => withSettings(createDstnyConnector({ ...parts, log }), settings),
    openFront: async (pbx) => {
      const front = await openDstnyFront(pbx)
      opened.front = front
      return frontUnderTest(front, () => opened.right)
    }
  })
  const { front } = opened
  if (front === undefined) throw new Error('the stage has opened no front')
  const withToken: UserStage['withToken'] = (user, more = {}) => {
    const token = front.issueToken(user)
    return { method: 'token', values: { address: front.url, user, domain: 'example.org', token, ...more } }
  }
  return {
    stage,
    front,
    withToken,
    goLiveAs: (user, more) => {
      opened.right = withToken(user, more)
      return stage.goLive()
    }
  }
}

const withSettings = (connector: Connector, more: Credentials['settings']): Connector => ({
  ...connector,
  open: ({ settings, secret }, signal) => connector.open({ settings: { ...settings, ...more }, secret }, signal)
})
