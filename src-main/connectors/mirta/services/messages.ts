import type { Services } from '../../../../src-preload/contract/services/services.ts'
import { limits } from '../../../util/limits.ts'
import type { MirtaContext } from '../context.ts'
import { mapTextMessages } from '../mapper/messages.ts'
import { writtenDayEnd, writtenTime } from '../wire/values.ts'
import { historyContext } from './history/history-sources.ts'

/** Text messages of the user; sending costs and is never repeated (MiRTA 8.5). */
export const messageServices = (context: MirtaContext): Services<'message.send' | 'message.list'> => {
  const { client, self, options, clock } = context
  return {
    'message.send': ({ to, text }, signal) =>
      client.messages.sendSms({ source: self.extension, dest: to, message: text }, signal),
    'message.list': async ({ from }, signal) => {
      const range = { start: writtenTime(from, options.zone), end: writtenDayEnd(clock.now(), options.zone) }
      const rows = await client.messages.textMessages(range, signal)
      return mapTextMessages(rows, historyContext(context))
        .filter(({ at }) => at >= from)
        .toSorted((a, b) => b.at - a.at)
        .slice(0, limits.textMessages)
    }
  }
}
