import { lookUp } from '../../../util/lookup.ts'
import { Refusal } from '../../core/refusal.ts'
import { optionalNumber, optionalText, text, type ControlBody } from '../kit/control-body.ts'
import type { Faults } from '../kit/faults.ts'
import type { FrontActions } from '../kit/front.ts'
import type { Agent } from './agents/agent.ts'
import { isUuid } from './form/ids.ts'
import { reasonReply } from './http/reasons.ts'
import { addSample } from './groupcalls/sample.ts'
import type { Platform } from './world/platform.ts'

/** The agent that a control request names as it names any person. */
function agentOf(body: ControlBody, { pbx, agents }: Platform): Agent {
  const agent = agents.of(pbx.extension(text(body, 'who')))
  if (agent === undefined) throw new Refusal('noSuchUser', 'no agent')
  return agent
}

/** Answers an envelope instead of acting, as the platform would say it. */
function refuseWith(body: ControlBody, faults: Faults): void {
  const { status, ...answer } = reasonReply(text(body, 'why'))
  const [operation, times] = [optionalText(body, 'operation'), optionalNumber(body, 'times')]
  const scope = { ...(operation !== undefined && { operation }), ...(times !== undefined && { times }) }
  faults.reply(status, { ...scope, ...answer })
}

/** A flow that an administrator would have made; calls start it by its id. */
function prepareFlow(body: ControlBody, { flows }: Platform): void {
  const id = text(body, 'id').toLowerCase()
  const actions: unknown = lookUp(body, 'actions')
  if (!isUuid(id) || !Array.isArray(actions)) throw new Refusal('invalid', 'id must be a UUID, and actions a list')
  flows.prepare(id, actions)
}

/** What control requests can do to the platform beside what every front does. */
export const controlActions = (platform: Platform, faults: () => Faults): FrontActions => ({
  permission: (body) =>
    platform.agents.setPermission(agentOf(body, platform), optionalNumber(body, 'permission') ?? 64),
  accesskey: (body) => {
    const { customer } = agentOf(body, platform)
    const keys = platform.customers.accesskeys.filter((key) => key.customer === customer)
    return keys.map(({ id, name, token }) => ({ id, name, token }))
  },
  jwt: (body) => ({ token: platform.tokens.issue(agentOf(body, platform), optionalNumber(body, 'lifeMs')) }),
  revokeJwts: () => platform.tokens.revokeAll(),
  prepareFlow: (body) => prepareFlow(body, platform),
  refuseWith: (body) => refuseWith(body, faults()),
  sampleGroupcall: () => ({ id: addSample(platform).id })
})
