import { demandDialling, dialRequestOf, ringGroup } from '../calls/create-calls.ts'
import type { Handlers } from '../http/handlers.ts'
import { rowOf, rowsOf } from '../http/lookup.ts'
import { page } from '../http/paging.ts'
import { internal } from '../http/refusal.ts'
import { json } from '../http/reply.ts'
import type { VoipbinRequest } from '../http/request.ts'
import type { Platform } from '../world/platform.ts'
import { groupcallJson, type Groupcall } from './groupcall.ts'

const shown = (group: Groupcall, { switches }: Platform) => groupcallJson(group, switches.dataForm)

const groupcallOf = (request: VoipbinRequest, platform: Platform): Groupcall =>
  rowOf(request, platform, { byId: (id) => platform.groupcalls.byId(id), noun: 'GROUPCALL' })

/** Ends every leg below; the state between is read, and told nowhere. */
function hangUp(group: Groupcall, { groupcalls, calls, news }: Platform): void {
  groupcalls.beginHangup(group)
  news.together(() => {
    for (const { id } of group.allCalls) {
      const row = calls.byId(id)
      if (row !== undefined) calls.hangUp(row)
    }
    groupcalls.checkEnd(group)
  })
}

/** Operations of group calls. */
export const groupcallHandlers: Handlers = {
  createGroupcall: (request, platform) => {
    const destinations = request.addresses('destinations')
    const [ringMethod, answerMethod] = [request.text('ring_method'), request.text('answer_method')]
    const dialled = dialRequestOf(request, platform)
    request.demand(dialled.customer)
    demandDialling(destinations, dialled.source, platform)
    const start = { destinations, ringMethod: ringMethod === '' ? 'ring_all' : ringMethod, answerMethod }
    const made = platform.news.together(() => ringGroup(platform, dialled, start))
    if (made === undefined) throw internal()
    return json(shown(made, platform))
  },
  listGroupcalls: (request, platform) => {
    const rows = rowsOf(request, platform.groupcalls.all).filter(
      ({ readableAt }) => readableAt <= platform.pbx.clock.now()
    )
    return page(request, rows, (group) => shown(group, platform), platform.switches)
  },
  getGroupcall: (request, platform) => json(shown(groupcallOf(request, platform), platform)),
  hangUpGroupcall: (request, platform) => {
    const group = groupcallOf(request, platform)
    hangUp(group, platform)
    return json(shown(group, platform))
  },
  deleteGroupcall: (request, platform) => {
    const group = groupcallOf(request, platform)
    if (platform.switches.deleteEndsLegs) hangUp(group, platform)
    platform.groupcalls.delete(group)
    return json(shown(group, platform))
  }
}
